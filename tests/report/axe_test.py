# SPDX-License-Identifier: MIT
"""Asks axe-core, in Chromium, what of the golden page a reader with a disability cannot use, in
light and dark. Skipped (77) where chromium or the npm package axe-core is not installed.

Argument: a file to open instead of the golden; optional.
"""
import json
import os
import sys

import browser as chromium

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
AXE = f'{ROOT}/node_modules/axe-core/axe.min.js'


def complaints(browser):
    found = browser.ask(
        "axe.run(document, {resultTypes: ['violations']}).then(all => JSON.stringify(all.violations))", later=True)
    return [f"{rule['id']} ({rule['impact']}): {rule['help']}: {node['html'][:120]}"
            for rule in json.loads(found) for node in rule['nodes']]


def main():
    if not os.path.exists(AXE):
        print('axe-core is not installed: npm ci')
        return 77
    page = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else f'{ROOT}/tests/golden/report/html.html')
    with open(AXE, encoding='utf-8') as file:
        axe = file.read()
    bad = []
    with chromium.new_tab() as browser:
        if browser is None:
            print('chromium is not installed')
            return 77
        for name, width, scheme in (('light', 1000, 'light'), ('dark', 1000, 'dark'), ('narrow', 360, 'light')):
            browser.view(width, scheme)
            browser.open(f'file://{page}')
            browser.ask(axe)
            bad += [f'{name}: {complaint}' for complaint in complaints(browser)]
        # The check itself must be able to fail.
        browser.ask("document.body.append(document.createElement('img'))")
        if not any('image-alt' in complaint for complaint in complaints(browser)):
            bad.append('axe finds nothing wrong with a picture without a text')
    print('\n'.join(bad) or 'axe finds nothing')
    return 1 if bad else 0


sys.exit(main())
