# SPDX-License-Identifier: MIT
"""The pipeline from outside, on every kind of store: handed in, examined, decided, told, appealed,
on record."""
import hashlib
import hmac
import http.server
import json
import os
import re
import sqlite3
import subprocess
import threading
import unittest

from running import PROGRAM, ROOT, form, manifest, running, wait_until
from service_case import BRAND, ICON, ServiceCase


class Receiver:
    """Takes webhooks on a port of this machine; the first `failures` are refused."""

    def __init__(self, failures=0):
        self.got, self.refused = [], 0
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):  # pylint: disable=invalid-name
                body = self.rfile.read(int(self.headers['Content-Length']))
                if receiver.refused < failures:
                    receiver.refused += 1
                    self.send_response(500)
                else:
                    receiver.got.append((dict(self.headers), body))
                    self.send_response(200)
                self.send_header('Content-Length', '0')
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.url = f'http://127.0.0.1:{self.server.server_address[1]}/hook'
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def is_signed(headers, body, secret):
    seconds, given = re.fullmatch(r't=(\d+),v1=([0-9a-f]{64})', headers['Brandlint-Signature']).groups()
    return hmac.compare_digest(given, hmac.new(secret.encode(), f'{seconds}.'.encode() + body,
                                               hashlib.sha256).hexdigest())


class FlowTest(ServiceCase):
    def test_reject_appeal_overturn(self):
        def test(service):
            receiver = Receiver()
            hook = service.call('POST', '/v1/webhooks', 'admin', {'url': receiver.url})
            self.assertEqual(hook.status, 201)
            answer = service.submit(manifest(f'Chat for {BRAND}', [('icon.png', 'icon')]), {'icon.png': ICON},
                                    role='acme')
            self.assertEqual(answer.status, 202, answer.body)
            submission = answer.json['id']
            whole = service.checked(submission)
            self.assertEqual((whole['state'], whole['verdict'], whole['complete']), ('open', 'reject', True))
            finding = whole['result']['findings'][0]
            self.assertEqual(finding['excerpt'], BRAND)
            picture = whole['assets'][0]['sha256']
            preview = service.call('GET', f'/v1/submissions/{submission}/pictures/{picture}', 'reviewer')
            self.assertEqual((preview.status, preview.body[8:12]), (200, b'WEBP'))
            listed = service.call('GET', '/v1/submissions', 'reviewer').json['submissions']
            self.assertEqual([row['icon'] for row in listed], [picture])

            self.assertEqual(service.call('POST', f'/v1/submissions/{submission}/claim', 'reviewer').status, 200)
            taken = service.call('POST', f'/v1/submissions/{submission}/claim', 'second')
            self.assertEqual((taken.status, taken.json['code']), (409, 'claimed'))
            self.assertEqual(self.decide(service, submission, 'reject').status, 400)  # without a reason
            self.assertEqual(self.decide(service, submission, 'reject', **self.REASON).status, 201)

            labels = service.call('GET', '/v1/labels', 'reviewer').json['labels']
            self.assertEqual([(row['submission'], row['verdict'], row['decision']) for row in labels],
                             [(submission, 'reject', 'rejected')])
            rules = service.call('GET', '/v1/statistics', 'reviewer').json['rules']
            record = next(rule for rule in rules if rule['rule'] == finding['rule'])
            self.assertEqual([record[key] for key in ('decided', 'agreed', 'open')], [1, 1, 0])
            self.assertEqual([(week['decided'], week['agreed']) for week in record['weeks']], [(1, 1)])

            wait_until(lambda: receiver.got, 'webhook')
            headers, body = receiver.got[0]
            self.assertTrue(is_signed(headers, body, hook.json['secret']))
            self.assertFalse(is_signed(headers, body + b' ', hook.json['secret']))
            event = json.loads(body)
            self.assertEqual((event['submission'], event['state'], event['text']),
                             (submission, 'rejected', self.REASON['text']))

            # The applicant sees the reason, and not who decided.
            own = service.call('GET', f'/v1/submissions/{submission}', 'acme').json
            self.assertEqual(own['decisions'][0]['text'], self.REASON['text'])
            self.assertNotIn('by', own['decisions'][0])
            appeal = {'text': 'We have a contract.'}
            path = f'/v1/submissions/{submission}/appeal'
            self.assertEqual(service.call('POST', path, 'acme', appeal).status, 201)
            self.assertEqual(service.call('POST', path, 'acme', appeal).status, 409)  # once
            own_appeal = self.decide(service, submission, 'overturn')
            self.assertEqual((own_appeal.status, own_appeal.json['code']), (409, 'same-person'))
            self.assertEqual(self.decide(service, submission, 'overturn', 'second').status, 201)
            self.assertEqual(service.call('GET', f'/v1/submissions/{submission}', 'acme').json['state'], 'approved')
            wait_until(lambda: len(receiver.got) == 2, 'second webhook')

            log = service.call('GET', '/v1/audit?count=1000', 'auditor').json['entries']
            actions = [entry['action'] for entry in log if entry['subject'] == submission]
            self.assertEqual([action for action in actions if action != 'saw'],
                             ['claimed', 'decided', 'appealed', 'decided'])
            self.assertIn('saw', actions)
            self.assertEqual(service.call('GET', '/v1/audit/verify', 'auditor').json['whole'], True)
            self.assertEqual(service.stop(), 0)
            verified = subprocess.run([PROGRAM, 'audit', 'verify', '--store', service.store], check=False,
                                      stdout=subprocess.PIPE, text=True)
            self.assertEqual((verified.returncode, 'is whole' in verified.stdout), (0, True))
        self.each_store(test, arguments=['--undo-seconds', '0'])

    def test_approving_what_is_bad_takes_two(self):
        def test(service):
            submission = service.submit(manifest(f'{BRAND} Tools')).json['id']
            service.checked(submission)
            held = self.decide(service, submission, 'approve')
            self.assertEqual((held.status, held.json['decision']['status']), (201, 'held'))
            self.assertEqual(self.decide(service, submission, 'approve').json['code'], 'same-person')
            final = self.decide(service, submission, 'approve', 'second')
            self.assertEqual(final.json['decision']['status'], 'final')
            # What is fine is approved by one.
            other = service.submit(manifest('Deskline')).json['id']
            self.assertEqual(service.checked(other)['verdict'], 'pass')
            self.assertEqual(self.decide(service, other, 'approve').json['decision']['status'], 'final')
        self.each_store(test)

    def test_undo_takes_the_webhook_back(self):
        def test(service):
            receiver = Receiver()
            service.call('POST', '/v1/webhooks', 'admin', {'url': receiver.url})
            submission = service.submit(manifest(f'{BRAND} Tools')).json['id']
            service.checked(submission)
            self.decide(service, submission, 'reject', **self.REASON)
            path = f'/v1/submissions/{submission}/undo'
            self.assertEqual(service.call('POST', path, 'second').json['code'], 'same-person')
            undone = service.call('POST', path, 'reviewer')
            self.assertEqual((undone.status, undone.json['state']), (200, 'open'))
            deliveries = service.call('GET', '/v1/deliveries', 'admin').json['deliveries']
            self.assertEqual([delivery['status'] for delivery in deliveries], ['withdrawn'])
            self.assertEqual(receiver.got, [])
        self.each_store(test)

    def test_stale_version(self):
        with running() as service:
            submission = service.submit(manifest(f'{BRAND} Tools')).json['id']
            version = service.checked(submission)['version']
            stale = service.call('POST', f'/v1/submissions/{submission}/decisions', 'reviewer',
                                 {'version': version - 1, 'kind': 'reject', **self.REASON})
            self.assertEqual((stale.status, stale.json['code']), (409, 'stale'))

    def test_idempotency(self):
        def test(service):
            first = service.submit(manifest('Deskline'), key='a-key')
            again = service.submit(manifest('Deskline'), key='a-key')
            self.assertEqual((first.status, again.status), (202, 200))
            self.assertEqual(first.json['id'], again.json['id'])
            other = service.submit(manifest('Otherline'), key='a-key')
            self.assertEqual((other.status, other.json['code']), (409, 'key-reused'))
            # The key of another is another key.
            self.assertEqual(service.submit(manifest('Otherline'), key='a-key', role='acme').status, 202)
        self.each_store(test)

    def test_by_hash(self):
        with running() as service:
            digest = hashlib.sha256(ICON).hexdigest()
            body = {'submission': manifest('Deskline', [('icon.png', 'icon')]), 'files': {'icon.png': digest}}
            missing = service.call('POST', '/v1/submissions', 'submitter', body)
            self.assertEqual((missing.status, missing.json['errors'][0]['code']), (422, 'asset-missing'))
            put = f'/v1/pictures/{digest}'
            self.assertEqual(service.call('PUT', put, 'submitter', ICON + b'x').status, 422)
            self.assertEqual(service.call('PUT', put, 'submitter', ICON).status, 201)
            self.assertEqual(service.call('PUT', put, 'submitter', ICON).status, 200)
            answer = service.call('POST', '/v1/submissions', 'submitter', body)
            self.assertEqual(answer.status, 202)
            self.assertEqual(service.checked(answer.json['id'])['result']['assets'][0]['sha256'], digest)

    def test_what_is_wrong_with_a_manifest_is_told_at_the_door(self):
        with running(workers=0) as service:
            bad = manifest('', [('a.png', 'icon'), ('../b.png', 'icon')])
            answer = service.submit(bad, {'a.png': ICON, 'c.png': ICON})
            self.assertEqual(answer.status, 422)
            codes = {error['code'] for error in answer.json['errors']}
            self.assertEqual(codes, {'json-bad-value', 'path-outside', 'invalid'})
            stranger = service.submit(manifest('Deskline', developer='other'), role='acme')
            self.assertEqual(stranger.status, 422)
            self.assertEqual(service.call('GET', '/v1/submissions', 'reviewer').json['submissions'], [])
            self.assertEqual(os.listdir(service.pictures), [])

    def test_same_name_as_an_earlier_app(self):
        def test(service):
            first = service.submit(manifest('Deskline Pro', id='one', developer='a')).json['id']
            second = service.submit(manifest('DESKLINE  PRO', id='two', developer='b')).json['id']
            self.assertEqual(service.checked(first)['verdict'], 'pass')
            whole = service.checked(second)
            self.assertEqual(whole['verdict'], 'review')
            finding = whole['result']['findings'][0]
            self.assertEqual(finding['rule'], 'listing-name-unique')
            self.assertIn(first, finding['message'])
        self.each_store(test)

    def test_bulk_is_all_or_none(self):
        with running() as service:
            rows = [service.checked(service.submit(manifest(name)).json['id']) for name in ('One', 'Two', 'Three')]
            body = {'kind': 'reject', **self.REASON, 'count': 2,
                    'submissions': [{'id': row['id'], 'version': row['version']} for row in rows]}
            wrong = service.call('POST', '/v1/decisions', 'reviewer', body)
            self.assertEqual((wrong.status, wrong.json['code']), (400, 'json-bad-value'))
            body['count'], body['submissions'][2]['version'] = 3, 99
            self.assertEqual(service.call('POST', '/v1/decisions', 'reviewer', body).status, 409)
            first = service.call('GET', '/v1/submissions?count=2', 'reviewer').json
            rest = service.call('GET', f"/v1/submissions?count=1&after={first['next']}", 'reviewer').json
            self.assertEqual((len(first['submissions']), len(rest['submissions']), 'next' in rest), (2, 1, False))
            states = {row['state'] for row in service.call('GET', '/v1/submissions', 'reviewer').json['submissions']}
            self.assertEqual(states, {'open'})
            body['submissions'][2]['version'] = rows[2]['version']
            self.assertEqual(service.call('POST', '/v1/decisions', 'reviewer', body).status, 201)

    def test_failed_webhook_is_sent_again(self):
        # Eight attempts take hours; that it comes again at all is seen by a replay.
        with running(arguments=['--undo-seconds', '0']) as service:
            receiver = Receiver(failures=1)
            service.call('POST', '/v1/webhooks', 'admin', {'url': receiver.url})
            submission = service.submit(manifest('Deskline')).json['id']
            service.checked(submission)
            self.decide(service, submission, 'approve')

            def tried():
                rows = service.call('GET', '/v1/deliveries', 'admin').json['deliveries']
                return rows[0] if rows and rows[0]['attempts'] == 1 else None
            row = wait_until(tried, 'first attempt')
            self.assertEqual((row['status'], row['answer'][:3]), ('waiting', '500'))
            self.assertGreaterEqual(row['next_at'] - row['created_at'], 10_000)
            for url in ('http://192.0.2.1/', 'ftp://127.0.0.1/', 'https://user@example.org/', 'http://example.org/'):
                self.assertEqual(service.call('POST', '/v1/webhooks', 'admin', {'url': url}).status, 400, url)

    def test_submit_client(self):
        with running() as service:
            environment = {**os.environ, 'BRANDLINT_TOKEN': service.tokens['submitter']}
            words = [PROGRAM, 'submit', os.path.join(ROOT, 'samples', 'badge-in-corner'), '--to',
                     f'http://127.0.0.1:{service.port}', '--wait']
            done = subprocess.run(words, env=environment, check=False, stdout=subprocess.PIPE, text=True)
            self.assertEqual(done.returncode, 1, done.stdout)
            self.assertIn('reject  logo-in-icon', done.stdout)
            again = subprocess.run(words, env=environment, check=False, stdout=subprocess.PIPE, text=True)
            self.assertEqual(again.stdout.split()[0], done.stdout.split()[0])  # the same, not a second one
            environment['BRANDLINT_TOKEN'] = 'blt_wrong'
            refused = subprocess.run(words, env=environment, check=False, stderr=subprocess.PIPE, text=True)
            self.assertEqual((refused.returncode, '401' in refused.stderr), (3, True))

    def test_cut_picture_never_passes(self):
        with running() as service:
            answer = service.submit(manifest('Deskline', [('icon.png', 'icon')]), {'icon.png': ICON[:-200]})
            whole = service.checked(answer.json['id'])
            self.assertEqual((whole['verdict'], whole['complete']), ('review', False))

    def test_trial_leaves_nothing_to_decide(self):
        def test(service):
            submission = service.submit(manifest(f'Chat for {BRAND}')).json['id']
            service.checked(submission)
            link = service.call('POST', f'/v1/submissions/{submission}/link', 'reviewer').json
            body, kind = form({'submission': json.dumps(manifest('Chat Desk', [('icon.png', 'icon')])).encode(),
                               'icon.png': ICON})
            tried = service.call('POST', '/v1/trials', body=body, headers={'Content-Type': kind}, token=link['token'])
            self.assertEqual((tried.status, tried.json['state']), (202, 'trial'))
            path = f"/v1/submissions/{tried.json['id']}"

            def result():
                answer = service.call('GET', path + '/result', token=link['token'])
                return answer.json if answer.status == 200 else None
            self.assertEqual(wait_until(result, 'trial')['verdict'], 'pass')
            rows = service.call('GET', '/v1/submissions', 'reviewer').json['submissions']
            self.assertEqual([row['id'] for row in rows], [submission])
            refused = self.decide(service, tried.json['id'], 'approve')
            self.assertEqual((refused.status, refused.json['code']), (409, 'not-now'))
            # Nobody has that name yet: a trial takes none.
            later = service.submit(manifest('Chat Desk', id='later', developer='other')).json['id']
            self.assertEqual(service.checked(later)['verdict'], 'pass')
        self.each_store(test)

    def test_what_kills_workers_is_put_aside(self):
        with running(workers=0) as service:
            submission = service.submit(manifest('Deskline', [('icon.png', 'icon')]), {'icon.png': ICON}).json['id']
            service.stop()
            with sqlite3.connect(service.store.removeprefix('sqlite:')) as store:
                store.execute('UPDATE jobs SET attempts = 3, lease = ?, lease_until = 1', ('worker:dead',))
            service.workers = 1
            service.start()
            whole = service.checked(submission)
            self.assertEqual((whole['verdict'], whole['complete']), ('review', False))
            problem = whole['result']['problems'][0]
            self.assertEqual((problem['code'], 'died 3 times' in problem['message']), ('worker-crashed', True))

    def test_a_list_that_is_asked_for_again(self):
        def test(service):
            first = service.submit(manifest('Deskline'), role='acme').json['id']
            other = service.submit(manifest('Otherline', developer='other')).json['id']
            service.checked(first)
            service.checked(other)

            def ask(path, role='reviewer', tag=''):
                answer = service.call('GET', f'/v1/submissions?{path}', role, headers={'If-None-Match': tag})
                return answer.status, answer.headers['ETag']
            status, tag = ask('state=open')
            self.assertEqual(status, 200)
            self.assertEqual(ask('state=open', tag=tag), (304, tag))
            self.assertEqual(ask('state=open', tag=f'"x", W/{tag}'), (304, tag))
            # Whatever a row shows is another answer.
            tags = {tag}
            for change in ('claim', 'release'):
                self.assertEqual(service.call('POST', f'/v1/submissions/{first}/{change}', 'reviewer').status, 200)
                if change == 'claim':
                    tags.add(ask('state=open', tag=tag)[1])
            self.assertEqual(ask('state=open', tag=tag)[0], 304)  # as it was
            self.decide(service, first, 'approve')
            tags.add(ask('state=open', tag=tag)[1])
            self.assertEqual(len(tags), 3)
            # By id, whatever they are now; a submitter gets what is his own.
            both = f'ids={first},{other},nothing'
            rows = service.call('GET', f'/v1/submissions?{both}', 'reviewer').json['submissions']
            self.assertEqual({row['id']: row['state'] for row in rows}, {first: 'approved', other: 'open'})
            for role, own in (('acme', [first]), ('submitter', [other])):
                rows = service.call('GET', f'/v1/submissions?{both}', role).json['submissions']
                self.assertEqual([row['id'] for row in rows], own)
                self.assertNotIn('submitted_by', rows[0])
            self.assertEqual(ask('ids=' + ','.join(['x'] * 501))[0], 400)
        self.each_store(test)

    def test_form_of_the_service(self):
        with running(workers=0) as service:
            self.assertEqual(service.call('GET', '/healthz').json, {'status': 'ok'})
            self.assertEqual(service.call('GET', '/readyz').json, {'status': 'ready'})
            metrics = service.call('GET', '/metrics').body.decode()
            self.assertRegex(metrics, r'brandlint_http_requests_total\{route="/healthz",status="200"\} 1')
            self.assertEqual(service.call('POST', '/v1/submissions', body=b'').status, 401)
            twice, kind = form({'submission': b'{}'})
            self.assertEqual(service.call('POST', '/v1/submissions', 'submitter', twice,
                                          {'Content-Type': kind}).status, 422)


if __name__ == '__main__':
    unittest.main(verbosity=2)
