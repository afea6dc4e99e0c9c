# SPDX-License-Identifier: MIT
"""Opens the golden page in Chromium, filters it and presses its keys, and asks that nothing is
requested and nothing is complained of. Skipped (77) where chromium is not installed.

Chromium is driven by its DevTools protocol over a pipe: JSON messages that end in a NUL.
Arguments: a file to open instead of the golden, and a folder for screenshots; both optional.
"""
import base64
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PATIENCE = 60  # seconds for one answer, on a machine that is busy
failures = []


def expect(actual, wanted, what):
    if actual != wanted:
        failures.append(f'{what}: {actual!r}, not {wanted!r}')


class Browser:
    def __init__(self, program, profile):
        self.to_browser, self.from_browser = os.pipe(), os.pipe()

        def give_pipes():  # the protocol's file descriptors are 3 and 4
            reading, writing = os.dup(self.to_browser[0]), os.dup(self.from_browser[1])
            high = [os.dup2(reading, 103), os.dup2(writing, 104)]
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        self.process = subprocess.Popen(
            [program, '--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--no-first-run',
             '--remote-debugging-pipe', f'--user-data-dir={profile}'],
            close_fds=False, preexec_fn=give_pipes, stderr=subprocess.DEVNULL)
        os.close(self.to_browser[0])
        os.close(self.from_browser[1])
        self.rest, self.number, self.events, self.session = b'', 0, [], None

    def receive(self):
        end = time.monotonic() + PATIENCE
        while b'\0' not in self.rest:
            if not select.select([self.from_browser[0]], [], [], max(0, end - time.monotonic()))[0]:
                raise TimeoutError('chromium does not answer')
            piece = os.read(self.from_browser[0], 1 << 16)
            if not piece:
                raise EOFError('chromium has ended')
            self.rest += piece
        message, self.rest = self.rest.split(b'\0', 1)
        return json.loads(message)

    def call(self, method, **params):
        self.number += 1
        message = {'id': self.number, 'method': method, 'params': params}
        if self.session:
            message['sessionId'] = self.session
        os.write(self.to_browser[1], json.dumps(message).encode() + b'\0')
        while True:
            answer = self.receive()
            if answer.get('id') == self.number:
                if 'error' in answer:
                    raise RuntimeError(f'{method}: {answer["error"]}')
                return answer['result']
            self.events.append(answer)

    def ask(self, expression):
        answer = self.call('Runtime.evaluate', expression=expression, returnByValue=True)
        if 'exceptionDetails' in answer:
            raise RuntimeError(f'{expression}: {answer["exceptionDetails"]}')
        return answer['result'].get('value')

    def open(self, url):
        self.call('Page.navigate', url=url)
        end = time.monotonic() + PATIENCE
        while self.ask('document.readyState') != 'complete':
            if time.monotonic() > end:
                raise TimeoutError(f'{url} is not loaded')
            time.sleep(0.05)

    def press(self, key):
        text = {'text': key} if len(key) == 1 else {}
        self.call('Input.dispatchKeyEvent', type='keyDown', key=key, **text)
        self.call('Input.dispatchKeyEvent', type='keyUp', key=key)

    def view(self, width, scheme, folder, name):
        self.call('Emulation.setDeviceMetricsOverride', width=width, height=900, deviceScaleFactor=1, mobile=False)
        self.call('Emulation.setEmulatedMedia', features=[{'name': 'prefers-color-scheme', 'value': scheme}])
        expect(self.ask('document.documentElement.scrollWidth > innerWidth'), False, f'{name}: wider than the window')
        if folder:
            picture = self.call('Page.captureScreenshot', format='png')['data']
            with open(f'{folder}/{name}.png', 'wb') as file:
                file.write(base64.b64decode(picture))

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)


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
        browser.view(width, scheme, folder, name)
    all_entries = browser.ask("document.querySelectorAll('main :is(article, .passed > li)').length")
    expect(browser.ask(SHOWN), all_entries, 'at first')
    for verdict in ('reject', 'review', 'pass'):
        choose(browser, 0, verdict)
        expect(browser.ask(SHOWN), int(browser.ask(f"document.querySelector('.counts .{verdict} b').textContent")), verdict)
    choose(browser, 0, '')
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
        if event['method'] == 'Network.requestWillBeSent':
            expect(event['params']['request']['url'].split('#')[0], url, 'a request')
        if event['method'] in ('Log.entryAdded', 'Runtime.consoleAPICalled', 'Runtime.exceptionThrown'):
            failures.append(json.dumps(event['params']))


def main():
    program = shutil.which('chromium')
    if program is None:
        print('chromium is not installed')
        return 77
    page = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else f'{ROOT}/tests/golden/report/html.html')
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(program, profile)
        try:
            target = browser.call('Target.createTarget', url='about:blank')['targetId']
            browser.session = browser.call('Target.attachToTarget', targetId=target, flatten=True)['sessionId']
            check_page(browser, f'file://{page}', sys.argv[2] if len(sys.argv) > 2 else None)
        finally:
            browser.close()
    print('\n'.join(failures) or 'all as expected')
    return 1 if failures else 0


sys.exit(main())
