# SPDX-License-Identifier: MIT
"""Broken requests: whatever comes, the answer is a 4xx that names what is wrong, never a 5xx, and
nothing has changed afterwards. Seeded: a failure comes again."""
import contextlib
import json
import os
import random
import re
import socket
import time
import unittest

from running import form, manifest, png, running, stores

TEXTS = ['', ' ', 'x' * 70_000, '\0', '\ud800', '\u202e', '"', "'", "';--", '../../etc/passwd', '%00', '%', '%zz',
         '{{7*7}}', '<script>', '\r\nX: y', '𝓍' * 300, '-1', '1e309', 'null', '0']
VALUES = [None, True, False, 0, -1, 1.5, 1e308, 10**30, [], [[]], {}, {'a': {}}, [None], *TEXTS]
RAW = [b'', b'{', b'[', b'nul', b'{"a":1,"a":2}', b'\xff\xfe', b'[' * 5000, b'{"a":' * 200 + b'1' + b'}' * 200,
       b'{"kind": "\\ud800"}', b'"' + b'x' * 60_000 + b'"', b'\0' * 100, b'{"version": 1e400}']


def state_of(service):
    """All that could have changed, as text."""
    log = service.call('GET', '/v1/audit?count=1000', 'admin').json['entries']
    parts = [[entry['action'] for entry in log if entry['action'] not in ('saw', 'exported-developer')]]
    for path in ('submissions', 'people', 'tokens', 'webhooks', 'permissions', 'policies', 'breaches'):
        parts.append(service.call('GET', f'/v1/{path}', 'admin').json)
    return json.dumps(parts, sort_keys=True)


class OnSqlite(unittest.TestCase):
    STORE = 'sqlite'

    @classmethod
    def setUpClass(cls):
        cls.context = running(cls.STORE, workers=1)
        cls.service = cls.context.__enter__()  # pylint: disable=unnecessary-dunder-call
        cls.submission = cls.service.submit(manifest('Deskline'), role='acme').json['id']
        cls.service.checked(cls.submission)
        cls.description = cls.service.call('GET', '/openapi.json').json

    @classmethod
    def tearDownClass(cls):
        cls.context.__exit__(None, None, None)

    def expect_refusal(self, answer, what):
        self.assertGreaterEqual(answer.status, 400, what)
        self.assertLess(answer.status, 500, f'{what}: {answer.body[:300]}')
        self.assertEqual(answer.headers['Content-Type'], 'application/problem+json', what)
        problem = answer.json
        self.assertEqual(problem['status'], answer.status)
        self.assertTrue(problem['detail'], what)

    def changing_routes(self):
        for path, methods in self.description['paths'].items():
            for method, operation in methods.items():
                media = operation.get('requestBody', {}).get('content', {})
                if method != 'get' and 'application/json' in media:
                    yield method.upper(), path, operation, media['application/json']['schema']

    def fill(self, path):
        return re.sub(r'\{(\w+)\}', lambda part: self.submission if part.group(1) == 'id' else 'nobody', path)

    def resolve(self, schema):
        if '$ref' in schema:
            return self.description['components']['schemas'][schema['$ref'].split('/')[-1]]
        return schema

    def test_bodies_that_are_no_json(self):
        before = state_of(self.service)
        for method, path, _, _ in self.changing_routes():
            for raw in RAW:
                what = f'{method} {path} {raw[:40]!r}'
                with self.subTest(what):
                    answer = self.service.call(method, self.fill(path), 'admin', raw,
                                               {'Content-Type': 'application/json'})
                    self.expect_refusal(answer, what)
        self.assertEqual(state_of(self.service), before)

    def test_bodies_of_the_wrong_shape(self):
        before = state_of(self.service)
        dice = random.Random(1)
        for method, path, _, schema in self.changing_routes():
            if path.endswith('/erase') or path == '/v1/check':
                continue  # these only tell something
            known = list(self.resolve(schema).get('properties', {'x': {}}))
            for value in VALUES:
                # One member is hostile, the others are texts of a likely look.
                key = dice.choice(known)
                body = {name: 'x' for name in known}
                body[key] = value
                body[dice.choice(['extra', 'schema', '__proto__', key])] = value
                encoded = json.dumps(body).encode('utf-8', 'surrogatepass')
                what = f'{method} {path} {encoded[:80]!r}'
                with self.subTest(what):
                    answer = self.service.call(method, self.fill(path), 'admin', encoded,
                                               {'Content-Type': 'application/json'})
                    self.expect_refusal(answer, what)
        self.assertEqual(state_of(self.service), before)

    def test_hostile_paths_and_queries(self):
        quoted = ['%00', '%ff', '%', '%zz', '..%2f..%2fetc', '%2e%2e', 'a' * 5000, '%e2%80%ae', "'%20OR%201=1--", '%0d%0a',
                  '%F0%9D%93%8D' * 50, '%5c', '"', '*', '%25']
        gets = [path for path, methods in self.description['paths'].items() if 'get' in methods]
        for path in gets:
            for text in quoted:
                filled = re.sub(r'\{\w+\}', lambda _: text, path)  # pylint: disable=cell-var-from-loop
                target = filled if '{' in path else f'{path}?text={text}&count={text}&state={text}&after={text}'
                with self.subTest(target[:90]):
                    answer = self.service.call('GET', target, 'admin')
                    self.assertLess(answer.status, 500, answer.body[:200])

    def test_submissions(self):
        before = state_of(self.service)
        good = json.dumps(manifest('Deskline', [('a.png', 'icon')])).encode()
        icon = png(8, 8)
        bodies = [form({}), form({'submission': b''}), form({'submission': b'[]'}), form({'submission': good}),
                  form({'submission': good, 'b.png': icon}), form({'file': icon}),
                  form({'submission': good, '../a.png': icon}),
                  form({'submission': json.dumps(manifest('a\0b')).encode()}),
                  form({'submission': json.dumps(manifest('Desk', id='x' * 300)).encode()}),
                  form({'submission': json.dumps(manifest('Desk', [(f'{i}.png', 'icon') for i in range(150)])).encode(),
                        **{f'{i}.png': icon for i in range(150)}})]
        whole, kind = form({'submission': good, 'a.png': icon})
        bodies += [(whole[:cut], kind) for cut in range(0, len(whole), 37)]
        bodies += [(whole, 'multipart/form-data'), (whole, 'multipart/form-data; boundary=other'), (whole, 'text/plain'),
                   (whole, 'multipart/form-data; boundary=""'), (whole, ''), (b'--b\r\n' * 1000, kind)]
        dice = random.Random(2)
        for _ in range(200):
            cut = bytearray(whole)
            for _ in range(dice.randrange(1, 4)):
                cut[dice.randrange(len(cut) // 2)] = dice.randrange(256)
            bodies.append((bytes(cut), kind))
        accepted = 0
        for index, (body, content_type) in enumerate(bodies):
            with self.subTest(index):
                answer = self.service.call('POST', '/v1/submissions', 'submitter', body, {'Content-Type': content_type})
                # A letter of a name may have been hit, and the whole be as good as before.
                if index >= len(bodies) - 200 and answer.status == 202:
                    accepted += 1
                    continue
                self.expect_refusal(answer, body[:200])
        self.assertLess(accepted, 150)
        if accepted == 0:
            self.assertEqual(state_of(self.service), before)

    def test_keys_and_tokens(self):
        body, kind = form({'submission': json.dumps(manifest('Deskline')).encode()})
        for key in ('x' * 201, 'a b', 'ä'):
            headers = {'Content-Type': kind, 'Idempotency-Key': key.encode()}
            self.expect_refusal(self.service.call('POST', '/v1/submissions', 'submitter', body, headers), key)
        for token in ('', 'x', 'Bearer', '\xff', "blt_' OR 1=1", 'blt_' + 'x' * 10_000):
            answer = self.service.call('GET', '/v1/session', headers={'Authorization': f'Bearer {token}'.encode('latin-1')})
            self.expect_refusal(answer, token)

    def raw(self, sent, pause=0.0, seconds=20):
        """Bytes over a socket, and what comes back."""
        with socket.create_connection(('127.0.0.1', self.service.port), timeout=seconds) as connection:
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                for part in sent:
                    connection.sendall(part)
                    time.sleep(pause)
            got = b''
            with contextlib.suppress(ConnectionResetError):
                while piece := connection.recv(65536):
                    got += piece
        return got

    def test_what_is_no_http(self):
        for sent in (b'\0' * 100 + b'\r\n\r\n', b'GET\r\n\r\n', b'GET / HTTP/9.9\r\n\r\n', b'\x16\x03\x01' + b'x' * 200 + b'\r\n\r\n',
                     b'GET / HTTP/1.1\r\nA: ' + b'x' * 70_000 + b'\r\n\r\n', b'GET / HTTP/1.1\r\n: x\r\n\r\n',
                     b'POST /v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n',
                     b'POST /v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello',
                     b'POST /v1/session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'):
            with self.subTest(sent[:60]):
                self.assertRegex(self.raw([sent]), rb'^HTTP/1\.[01] 4\d\d ')

    def test_bodies_that_are_too_large(self):
        for path in ('/v1/session', '/v1/people'):
            sent = f'POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n'.encode()
            self.assertRegex(self.raw([sent]), rb'^HTTP/1\.1 4(13|01) ')
        chunks = b'POST /v1/session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n' + b'1000\r\n' + b'x' * 4096 + b'\r\n'
        self.assertRegex(self.raw([chunks] + [b'1000\r\n' + b'x' * 4096 + b'\r\n'] * 20), rb'^HTTP/1\.1 413 ')
        # Whoever may not hand in cannot make the service take 64 MB.
        sent = b'POST /v1/submissions HTTP/1.1\r\nHost: x\r\nContent-Length: 60000000\r\n\r\n'
        self.assertRegex(self.raw([sent]), rb'^HTTP/1\.1 4(01|29) ')

    def test_slow_clients_hold_nobody(self):
        slow = [socket.create_connection(('127.0.0.1', self.service.port)) for _ in range(200)]
        try:
            for connection in slow:
                connection.sendall(b'GET /healthz HTTP/1.1\r\nHost: ')
            start = time.monotonic()
            self.assertEqual(self.service.call('GET', '/healthz').status, 200)
            self.assertLess(time.monotonic() - start, 2)
            # Each is let go when its time is up.
            slow[0].settimeout(30)
            self.assertEqual(slow[0].recv(10), b'')
        finally:
            for connection in slow:
                connection.close()

    def test_the_service_is_still_well(self):
        self.assertEqual(self.service.call('GET', '/readyz').status, 200)
        self.assertTrue(self.service.call('GET', '/v1/audit/verify', 'auditor').json['whole'])
        self.assertIsNone(self.service.process.poll())
        said = self.service.said()
        self.assertNotIn('bug:', said)
        self.assertLess(len(said), 2000, said)
        self.assertTrue(os.path.exists(self.service.pictures))


@unittest.skipUnless('postgresql' in stores(), 'PostgreSQL is not installed')
class OnPostgres(OnSqlite):
    STORE = 'postgresql'


if __name__ == '__main__':
    unittest.main(verbosity=1)
