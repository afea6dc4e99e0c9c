# SPDX-License-Identifier: MIT
"""Chromium for tests of pages, driven by its DevTools protocol over a pipe: JSON messages that end
in a NUL."""
import base64
import contextlib
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

PATIENCE = 60  # seconds for one answer, on a machine that is busy


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

    def ask(self, expression, later=False):
        """The value of an expression; with `later`, of what it promises."""
        answer = self.call('Runtime.evaluate', expression=expression, returnByValue=True, awaitPromise=later)
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

    def view(self, width, scheme):
        """The window, and which of `light` and `dark` the reader prefers."""
        self.call('Emulation.setDeviceMetricsOverride', width=width, height=900, deviceScaleFactor=1, mobile=False)
        self.call('Emulation.setEmulatedMedia', features=[{'name': 'prefers-color-scheme', 'value': scheme}])

    def photograph(self, path):
        with open(path, 'wb') as file:
            file.write(base64.b64decode(self.call('Page.captureScreenshot', format='png')['data']))

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)


@contextlib.contextmanager
def new_tab():
    """A Browser with an empty tab and a profile of its own; None where chromium is not installed."""
    program = shutil.which('chromium')
    if program is None:
        yield None
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(program, profile)
        try:
            target = browser.call('Target.createTarget', url='about:blank')['targetId']
            browser.session = browser.call('Target.attachToTarget', targetId=target, flatten=True)['sessionId']
            yield browser
        finally:
            browser.close()
