// SPDX-License-Identifier: MIT
// Small plots, drawn as SVG; what they show stands in a table beside them, too.
import { dayWords } from './times';

export interface Series {
  name: string; // also its class
  values: readonly number[];
}

const height = 120;
const bar = 16;
const gap = 6;

// The least of 1, 2, 5, 10, 20 ... that is not below.
export function niceTop(value: number): number {
  let step = 1;
  while (step < value) {
    for (const factor of [1, 2, 5, 10]) if (step * factor >= value) return step * factor;
    step *= 10;
  }
  return step;
}

/** Bars a day, one series on top of the other; days from the oldest to the latest. */
export function DayPlot({
  title,
  days,
  series,
}: {
  title: string;
  days: readonly number[];
  series: readonly Series[];
}) {
  const sums = days.map((_, i) => series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0));
  const top = niceTop(Math.max(1, ...sums));
  const width = days.length * (bar + gap);
  return (
    <figure class="plot">
      <svg
        viewBox={`-40 -18 ${width + 66} ${height + 46}`}
        role="img"
        aria-label={`${title}; at most ${Math.max(0, ...sums)} a day`}
      >
        {[0, top / 2, top].filter(Number.isInteger).map((tick) => {
          const y = height - (tick / top) * height;
          return (
            <g key={tick}>
              <line class="rule" x1={0} x2={width} y1={y} y2={y} />
              <text x={-6} y={y + 4} text-anchor="end">
                {tick}
              </text>
            </g>
          );
        })}
        {days.map((at, i) => {
          let from = 0;
          return (
            <g key={at}>
              <title>{`${dayWords(at)}: ${series.map(({ name, values }) => `${name} ${values[i] ?? 0}`).join(', ')}`}</title>
              {series.map(({ name, values }) => {
                const part = ((values[i] ?? 0) / top) * height;
                from += part;
                return (
                  <rect
                    key={name}
                    class={name}
                    x={i * (bar + gap)}
                    y={height - from}
                    width={bar}
                    height={part}
                  />
                );
              })}
            </g>
          );
        })}
        {days.map((at, i) =>
          i % 7 === (days.length - 1) % 7 ? (
            <text key={at} x={i * (bar + gap) + bar / 2} y={height + 16} text-anchor="middle">
              {dayWords(at).slice(5)}
            </text>
          ) : null,
        )}
      </svg>
      <figcaption>
        {series.map(({ name }) => (
          <span key={name} class={`key ${name}`}>
            {name}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

/** A share of something, as a bar in a row of a table. */
export function Share({ part, of }: { part: number; of: number }) {
  const percent = of > 0 ? (100 * part) / of : 0;
  return (
    <svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="rest" width={100} height={8} />
      <rect class="filled" width={percent} height={8} />
    </svg>
  );
}

export interface WeekShare {
  from: number; // its Monday, in days since 1970
  decided: number;
  agreed: number;
}

// 1970 began on a Thursday.
export const mondayOf = (day: number) => Math.floor((day + 3) / 7) * 7 - 3;

/** Which share reviewers agreed with, a bar a week up to the present one. */
export function WeekShares({
  weeks,
  count,
  today,
}: {
  weeks: readonly WeekShare[];
  count: number;
  today: number; // days since 1970
}) {
  if (weeks.length === 0) return <span class="soft">–</span>;
  const first = mondayOf(today) - 7 * (count - 1);
  const words = ({ from, decided, agreed }: WeekShare) =>
    `week of ${dayWords(from)}: ${agreed} of ${decided} agreed`;
  return (
    <svg
      class="weeks"
      viewBox={`0 0 ${8 * count - 2} 24`}
      preserveAspectRatio="xMinYMid"
      role="img"
      aria-label={weeks.map(words).join('; ')}
    >
      <line class="foot" x1={0} x2={8 * count - 2} y1={23.5} y2={23.5} />
      {weeks.map((week) => {
        const part = (22 * week.agreed) / week.decided;
        return (
          <g key={week.from} transform={`translate(${(8 * (week.from - first)) / 7})`}>
            <title>{words(week)}</title>
            <rect class="rest" width={6} y={1} height={22} />
            <rect class="filled" width={6} y={23 - part} height={part} />
          </g>
        );
      })}
    </svg>
  );
}
