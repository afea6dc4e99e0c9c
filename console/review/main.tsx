// SPDX-License-Identifier: MIT
// The reviewers' console. The service gives the page (service/api/routes/console.cc) and forbids
// it everything but its own files and answers; no text is ever made into markup.
import { render } from 'preact';
import '../shared/theme.css';
import '../shared/evidence.css';
import './review.css';
import './submission.css';
import { App } from './app';

const root = document.getElementById('page');
if (root) render(<App />, root);
