// SPDX-License-Identifier: MIT
// Everything that the results depend on besides the input.
import type { ComponentChildren } from 'preact';
import { Foreign } from '../shared/foreign';
import type { Header } from '../shared/types';
import { counted } from '../shared/words';

function Fact({
  what,
  id,
  version = '',
  digest = '',
}: {
  what: string;
  id: string;
  version?: string;
  digest?: string;
}) {
  return (
    <tr>
      <th scope="row">{what}</th>
      <td>
        <Foreign text={`${id} ${version}`.trim()} />
      </td>
      <td>
        <code class="digest">
          <Foreign text={digest} />
        </code>
      </td>
    </tr>
  );
}

export function RunFacts({ header, printing }: { header: Header; printing: boolean }) {
  const { baseline, allow, permissions } = header;
  const rows: ComponentChildren[] = [
    ...header.packs.map((part) => <Fact what="pack" {...part} />),
    ...header.policy.map((part) => <Fact what="policy" {...part} />),
    ...(header.banks ?? []).map(({ id, rows: count, digest }) => (
      <Fact what="bank" id={id} version={`of ${counted(count, 'row')}`} digest={digest} />
    )),
  ];
  return (
    <footer>
      <details open={printing}>
        <summary>What was checked against</summary>
        <div class="scrolls">
          <table class="facts">
            <tbody>
              <Fact what="program" id={header.tool} />
              <Fact what="judged for" id={header.as_of} />
              {rows}
              {permissions && <Fact what="permissions" {...permissions} />}
              {allow && <Fact what="allowed findings" {...allow} />}
              {baseline && (
                <Fact
                  what="baseline"
                  id={baseline.id}
                  version={`of ${counted(baseline.findings, 'finding')}`}
                  digest={baseline.digest}
                />
              )}
              {header.words && <Fact what="words" id="" digest={header.words} />}
              {header.detectors && <Fact what="detectors" id={header.detectors.join(', ')} />}
            </tbody>
          </table>
        </div>
      </details>
      <p class="soft">
        <Foreign text={header.tool} />
      </p>
    </footer>
  );
}
