# SPDX-License-Identifier: MIT
"""Opens the golden page in Chromium, filters it and presses its keys, and asks that nothing is
requested and nothing is complained of. Skipped (77) where chromium is not installed.

Arguments: a file to open instead of the golden, and a folder for screenshots; both optional.
"""
import json
import os
import sys
import time

import browser as chromium

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
failures = []


def expect(actual, wanted, what):
    if actual != wanted:
        failures.append(f'{what}: {actual!r}, not {wanted!r}')



SHOWN = "[...document.querySelectorAll('main > section:not([hidden]) :is(article, .passed > li):not([hidden])')].length"
FOCUS = "document.activeElement.id"


def choose(browser, position, value):
    browser.ask(f"(() => {{ const s = document.querySelectorAll('.filters select')[{position}]; s.value = {value!r};"
                " s.dispatchEvent(new Event('change')); })()")


def check_page(browser, url, folder):
    for domain in ('Page', 'Runtime', 'Log', 'Network'):
        browser.call(f'{domain}.enable')
    browser.open(url)
    for name, width, scheme in (('light', 1000, 'light'), ('dark', 1000, 'dark'), ('narrow', 360, 'light')):
        browser.view(width, scheme)
        expect(browser.ask('document.documentElement.scrollWidth > innerWidth'), False, f'{name}: wider than the window')
        if folder:
            browser.photograph(f'{folder}/{name}.png')
    # Evidence as a picture: both images are there, and the slider parts them.
    seen = "[...document.querySelectorAll('.seen img')]"
    expect(browser.ask(f'{seen}.length'), 6, 'pictures')
    browser.ask(f"{seen}.forEach((image) => {{ image.loading = 'eager'; }})")
    time.sleep(0.2)
    expect(browser.ask(f'{seen}.every((image) => image.complete && image.naturalWidth > 0)'), True, 'pictures are drawn')
    browser.ask("(() => { const s = document.querySelector('.compare input'); s.value = 20;"
                " s.dispatchEvent(new Event('input')); })()")
    expect(browser.ask("getComputedStyle(document.querySelector('.compare img + img')).clipPath"),
           'inset(0px 0px 0px 20%)', 'the slider')
    all_entries = browser.ask("document.querySelectorAll('main :is(article, .passed > li)').length")
    expect(browser.ask(SHOWN), all_entries, 'at first')
    for verdict in ('reject', 'review', 'pass'):
        choose(browser, 0, verdict)
        expect(browser.ask(SHOWN), int(browser.ask(f"document.querySelector('.counts .{verdict} b').textContent")), verdict)
    choose(browser, 0, '')
    kinds = browser.ask("[...document.querySelectorAll('.filters select')[2].options].slice(1).map((o) => o.value)")
    expect(len(kinds) > 1, True, 'kinds to choose from')
    for kind in kinds:
        choose(browser, 2, kind)
        with_it = (f"[...document.querySelectorAll('article')].filter((a) => [...a.querySelectorAll('.kind')]"
                   f".some((k) => k.textContent === {kind!r})).length")
        expect(browser.ask(SHOWN), browser.ask(with_it), f'filter by kind {kind}')
    choose(browser, 2, '')
    choose(browser, 1, 'icon-size')
    expect(browser.ask(SHOWN), 1, 'filter by rule')
    # A link to what is filtered away brings it back.
    browser.ask("location.hash = 's-sub-1'")
    time.sleep(0.2)
    expect(browser.ask(SHOWN), all_entries, 'after a link to what was hidden')

    browser.press('j')
    expect(browser.ask(FOCUS), 's-sub-1', 'j')
    expect(browser.ask("document.querySelector('#s-sub-1 details').open"), False, 'notes at first')
    browser.press('o')
    expect(browser.ask("document.querySelector('#s-sub-1 details').open"), True, 'o')
    browser.press('j')
    expect(browser.ask(FOCUS), 's-icons-a.png', 'j again')
    browser.press('k')
    expect(browser.ask(FOCUS), 's-sub-1', 'k')
    browser.press('/')
    for letter in 'TRUNCATED':
        browser.press(letter)
    expect(browser.ask("document.querySelector('input[type=search]').value"), 'TRUNCATED', 'what / leads to')
    expect(browser.ask(SHOWN), 1, 'filter by text')
    expect(browser.ask("document.querySelector('.filters output').textContent"), f'1 of {all_entries} shown', 'count')
    browser.press('Escape')
    expect(browser.ask('document.activeElement === document.body'), True, 'Escape')

    for event in browser.events:
        if event['method'] == 'Network.requestWillBeSent' and not event['params']['request']['url'].startswith('data:'):
            expect(event['params']['request']['url'].split('#')[0], url, 'a request')
        if event['method'] in ('Log.entryAdded', 'Runtime.consoleAPICalled', 'Runtime.exceptionThrown'):
            failures.append(json.dumps(event['params']))


def main():
    page = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else f'{ROOT}/tests/golden/report/html.html')
    with chromium.new_tab() as browser:
        if browser is None:
            print('chromium is not installed')
            return 77
        check_page(browser, f'file://{page}', sys.argv[2] if len(sys.argv) > 2 else None)
    print('\n'.join(failures) or 'all as expected')
    return 1 if failures else 0


sys.exit(main())
