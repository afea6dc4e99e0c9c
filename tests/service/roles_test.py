# SPDX-License-Identifier: MIT
"""Every route of the description with every role, with no token, a revoked one and a cookie without
its guard: who may comes through to the route, who may not is told so and changes nothing."""
import json
import re
import socket
import time
import unittest

from running import ROLES, form, manifest, running

# What a role may, as docs/service.md says it: kept apart from the program's own table.
RIGHTS = {
    'submitter': {'known', 'submit', 'submit or see'},
    'reviewer': {'known', 'submit', 'submit or see', 'see', 'decide'},
    'senior': {'known', 'submit', 'submit or see', 'see', 'decide', 'govern'},
    'admin': {'known', 'submit', 'submit or see', 'see', 'decide', 'govern', 'administer', 'audit'},
    'auditor': {'known', 'submit or see', 'see', 'audit'},
}
# Paths that are filled in so that nothing is there: the right is asked before anything else.
NOTHING = {'id': 'nothing', 'sha256': '0' * 64, 'fingerprint': 'f' * 32, 'brand': 'none', 'mark': 'none',
           'name': 'nobody', 'file': 'none.js'}


def routes(description):
    for path, methods in description['paths'].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


class RolesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.context = running(workers=0)
        cls.service = cls.context.__enter__()  # pylint: disable=unnecessary-dunder-call
        cls.description = cls.service.call('GET', '/openapi.json').json

    @classmethod
    def tearDownClass(cls):
        cls.context.__exit__(None, None, None)

    def ask(self, method, path, **kwargs):
        filled = re.sub(r'\{(\w+)\}', lambda part: NOTHING[part.group(1)], path)
        body = None if method == 'GET' else b'{}'
        return self.service.call(method, filled, body=body, headers={'Content-Type': 'application/json'}, **kwargs)

    def test_every_route_with_every_role(self):
        pairs = 0
        for method, path, operation in routes(self.description):
            right = operation['x-right']
            for role in ROLES:
                if (method, path) == ('DELETE', '/v1/session'):
                    continue  # ends the session of the others' requests
                with self.subTest(route=f'{method} {path}', role=role):
                    answer = self.ask(method, path, role=role)
                    allowed = right == 'none' or right in RIGHTS[role]
                    forbidden = answer.status == 403 and 'has no right' in answer.json['detail']
                    self.assertEqual(forbidden, not allowed, answer.body[:200])
                    self.assertLess(answer.status, 500, answer.body[:200])
                    pairs += 1
        self.assertGreater(pairs, 200)

    def test_without_a_token(self):
        for method, path, operation in routes(self.description):
            with self.subTest(route=f'{method} {path}'):
                for kwargs in ({}, {'token': 'blt_' + '0' * 64}):
                    answer = self.ask(method, path, **kwargs)
                    if operation['x-right'] == 'none':
                        self.assertNotEqual(answer.status, 403)
                    else:
                        # After many wrong ones an address is made to wait.
                        self.assertIn(answer.status, (401, 429), answer.body[:200])

    def test_nothing_was_changed_by_who_may_not(self):
        log = self.service.call('GET', '/v1/audit?count=1000', 'auditor').json['entries']
        by_weak = [entry for entry in log if 'auditor' in entry['actor']]
        self.assertEqual(by_weak, [])

    def test_a_revoked_and_an_expired_token_are_nobody(self):
        made = self.service.call('POST', '/v1/tokens', 'admin', {'role': 'reviewer', 'days': 1}).json
        self.assertEqual(self.service.call('GET', '/v1/session', token=made['token']).status, 200)
        self.assertEqual(self.service.call('DELETE', f"/v1/tokens/{made['id']}", 'admin').status, 200)
        self.assertIn(self.service.call('GET', '/v1/session', token=made['token']).status, (401, 429))
        listed = self.service.call('GET', '/v1/tokens', 'admin')
        self.assertNotIn(made['token'].encode(), listed.body)

    def test_a_submitter_sees_his_own_only(self):
        mine = self.service.submit(manifest('Deskline', developer='acme'), role='acme').json['id']
        other = self.service.submit(manifest('Otherline', developer='other')).json['id']
        self.assertEqual(self.service.call('GET', f'/v1/submissions/{mine}', 'acme').status, 200)
        for path in ('', '/result', f"/evidence/{'f' * 32}", f"/pictures/{'0' * 64}"):
            self.assertEqual(self.service.call('GET', f'/v1/submissions/{other}{path}', 'acme').status, 404)
        appeal = self.service.call('POST', f'/v1/submissions/{other}/appeal', 'acme', {'text': 'x'})
        self.assertEqual(appeal.status, 404)
        listed = self.service.call('GET', '/v1/submissions?developer=other', 'acme').json['submissions']
        self.assertEqual([row['id'] for row in listed], [mine])
        self.assertNotIn('submitted_by', listed[0])

    def test_headers_of_every_answer(self):
        for path in ('/healthz', '/v1/submissions', '/nothing', '/'):
            headers = self.service.call('GET', path).headers
            self.assertEqual(headers['X-Content-Type-Options'], 'nosniff', path)
            self.assertIn('frame-ancestors', headers['Content-Security-Policy'], path)
            self.assertEqual(headers['Referrer-Policy'], 'no-referrer', path)

    def test_description_is_what_is_served(self):
        # The program's own table is compared in C++; here the text is JSON and of that version.
        self.assertEqual(self.description['openapi'], '3.1.0')
        self.assertGreater(len(json.dumps(self.description)), 10_000)

    def test_a_token_that_is_revoked_while_a_slow_body_comes_is_nobody(self):
        made = self.service.call('POST', '/v1/tokens', 'admin', {'role': 'submitter', 'days': 1}).json
        body, kind = form({'submission': json.dumps(manifest('Slowline')).encode()})
        head = (f"POST /v1/submissions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {made['token']}\r\nContent-Type: {kind}\r\n"
                f'Content-Length: {len(body)}\r\n\r\n').encode()
        with socket.create_connection(('127.0.0.1', self.service.port), timeout=60) as slow:
            slow.sendall(head + body[:10])
            time.sleep(0.5)  # the header was looked at
            self.assertEqual(self.service.call('DELETE', f"/v1/tokens/{made['id']}", 'admin').status, 200)
            time.sleep(5)
            slow.sendall(body[10:])
            self.assertIn(b' 401 ', slow.recv(65536).split(b'\r\n')[0])

    def test_a_submission_counts_as_one_request(self):
        with running(workers=0, arguments=['--requests-per-minute', '10']) as service:
            while time.time() % 60 > 50:  # all in the same minute
                time.sleep(1)
            answers = [service.submit(manifest(f'Deskline {number}')).status for number in range(11)]
            self.assertEqual(answers, [202] * 10 + [429])


if __name__ == '__main__':
    unittest.main(verbosity=1)
