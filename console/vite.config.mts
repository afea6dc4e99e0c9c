// SPDX-License-Identifier: MIT
// Builds one page a run: `vite build --config console/vite.config.mts --mode report --outDir DIR`
// leaves DIR/report.js and DIR/report.css, which cmake/Console.cmake puts into the program. A new
// page is a folder with a main.tsx and a word in `pages`.
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const pages = ['report', 'review'];

// A page carries its script in itself, so the script must not be able to end its own element.
const staysInItsElement: Plugin = {
  name: 'stays-in-its-element',
  generateBundle(_options, bundle) {
    for (const [name, file] of Object.entries(bundle)) {
      const text = file.type === 'chunk' ? file.code : String(file.source);
      const found = /<\/(?:script|style)|<!--/i.exec(text);
      if (found) this.error(`${name} contains ${found[0]}, which would end it where it stands`);
    }
  },
};

export default defineConfig(({ mode: page }) => {
  if (!pages.includes(page)) throw new Error(`--mode ${page}: there is ${pages.join(', ')}`);
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [staysInItsElement],
    build: {
      target: 'es2022',
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'], // light-dark() as it is
      emptyOutDir: false, // the other pages lie there, too
      modulePreload: false,
      lib: {
        entry: `${page}/main.tsx`,
        formats: ['iife'],
        name: 'page',
        fileName: () => `${page}.js`,
        cssFileName: page,
      },
    },
  };
});
