// SPDX-License-Identifier: MIT
// The page of the `html` report. Its data stands in the page as JSON (data/schemas/page.schema.json),
// written by core/report/script_page.cc; nothing is asked of the network, and nothing of it is ever
// made into markup.
import { render } from 'preact';
import type { PageData } from '../shared/types';
import '../shared/theme.css';
import '../shared/evidence.css';
import './report.css';
import { App } from './app';

const root = document.getElementById('page');
const text = document.getElementById('data')?.textContent;
if (root && text) {
  const data = JSON.parse(text) as PageData;
  const { reject, review } = data.summary;
  if (reject + review > 0) document.title = `Brand check: ${reject} rejected, ${review} for review`;
  // A drawing from outside is done when it returns: all is there when the browser prints.
  const draw = (printing: boolean) => render(<App data={data} printing={printing} />, root);
  draw(false);
  addEventListener('beforeprint', () => draw(true));
  addEventListener('afterprint', () => draw(false));
}
