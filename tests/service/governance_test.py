# SPDX-License-Identifier: MIT
"""Who may come, what is judged by, and what is kept: permissions, policies, other packs, sessions,
personal data."""
import concurrent.futures
import contextlib
import http.client
import json
import os
import re
import socket
import sqlite3
import subprocess
import unittest

from running import PROGRAM, ROOT, jsonschema, manifest, png, running, wait_until
from service_case import BRAND, ICON, ServiceCase


def listing_policy(longest_name):
    """The built-in policy of listings, in a version that is for shorter names only."""
    with open(os.path.join(ROOT, 'data', 'policies', f'{BRAND.lower()}-listing.json'), encoding='utf-8') as file:
        policy = json.load(file)
    policy['version'] = '9'
    for rule in policy['rules']:
        if rule['id'] == 'listing-name-length':
            rule['form']['max_length'] = longest_name
    return policy


def hold_to_schema(record):
    if jsonschema:
        with open(os.path.join(ROOT, 'data', 'schemas', 'diff.schema.json'), encoding='utf-8') as file:
            jsonschema.validate(record, json.load(file), jsonschema.Draft202012Validator)


class GovernanceTest(ServiceCase):
    def test_permission_takes_two_and_counts(self):
        def test(service):
            record = {'who': {'developer': 'acme'}, 'brand': BRAND.lower(), 'references': ['*'], 'subjects': ['name'],
                      'why': 'a contract', 'from': '2020-01-01', 'until': '2099-12-31'}
            grant = service.call('POST', '/v1/permissions', 'senior', record)
            self.assertEqual(grant.status, 201, grant.body)
            path = f"/v1/permissions/{grant.json['permission']['id']}"
            self.assertEqual(service.call('POST', path + '/grant', 'senior').json['code'], 'same-person')
            before = service.checked(service.submit(manifest(f'Chat for {BRAND}', id='1')).json['id'])
            self.assertEqual(service.call('POST', path + '/grant', 'admin').status, 200)
            after = service.checked(service.submit(manifest(f'Talk for {BRAND}', id='2')).json['id'])
            self.assertEqual((before['verdict'], after['verdict']), ('reject', 'pass'))
            # What waits already is judged by it in the background.
            wait_until(lambda: service.checked(before['id'])['verdict'] == 'pass', 'what waited, permitted')
            self.assertEqual(after['header']['permissions']['id'], 'store')
            self.assertEqual(service.call('POST', path + '/end', 'senior').status, 200)
            ended = service.checked(service.submit(manifest(f'Write for {BRAND}', id='3')).json['id'])
            self.assertEqual(ended['verdict'], 'reject')
            wait_until(lambda: service.checked(before['id'])['verdict'] == 'reject', 'what waited, no longer permitted')
        self.each_store(test)

    def test_policy_is_seen_before_it_counts(self):
        def test(service):
            name = service.submit(manifest('Deskline, a name of more than ten characters')).json['id']
            fine = service.submit(manifest('Short')).json['id']
            self.assertEqual(service.checked(name)['verdict'], 'reject')  # longer than 40
            self.assertEqual(service.checked(fine)['verdict'], 'pass')
            policy = listing_policy(4)
            proposed = service.call('POST', '/v1/policies', 'senior', policy)
            self.assertEqual(proposed.status, 201, proposed.body)
            path = f"/v1/policies/{proposed.json['policy']['id']}"
            shadow = service.call('GET', path + '/shadow', 'senior').json
            self.assertEqual(shadow['judged'], 2)
            self.assertEqual([(change['submission'], change['verdict_before'], change['verdict_after'])
                              for change in shadow['changes']], [(fine, 'pass', 'reject')])
            # The same as one record, over everything.
            whole = service.call('GET', path + '/shadow?format=diff', 'senior')
            self.assertIn('attachment', whole.headers['Content-Disposition'])
            hold_to_schema(whole.json)
            self.assertEqual([(change['id'], change['before'], change['after'], [finding['rule'] for finding in change['appeared']])
                              for change in whole.json['changes']], [(fine, 'pass', 'reject', ['listing-name-length'])])
            versions = [{part['id']: part['version'] for part in whole.json[side]['policy']} for side in ('before', 'after')]
            self.assertEqual([sides[f'{BRAND.lower()}-listing'] for sides in versions], ['1.0.0', '9'])
            self.assertEqual(service.call('GET', path + '/shadow?format=text', 'senior').status, 400)
            self.assertEqual(service.checked(fine)['verdict'], 'pass')  # nothing was changed by looking
            self.assertEqual(service.call('POST', path + '/publish', 'senior').json['code'], 'same-person')
            self.assertEqual(self.judged(service, service.call('POST', path + '/publish', 'admin')), 1)
            self.assertEqual(service.checked(fine)['verdict'], 'reject')
            self.assertEqual(self.judged(service, service.call('POST', path + '/withdraw', 'senior')), 1)
            self.assertEqual(service.checked(fine)['verdict'], 'pass')
            broken = service.call('POST', '/v1/policies', 'senior', {**policy, 'rules': [{'id': 'x'}]})
            self.assertEqual(broken.status, 400)
        self.each_store(test)

    def test_judging_goes_on_after_a_kill(self):
        many = 1500  # some seconds of judging, so that the kill comes in the midst of it

        def test(service):
            with concurrent.futures.ThreadPoolExecutor(8) as hands:
                answers = list(hands.map(lambda number: service.submit(manifest(f'Deskline {number}')), range(many)))
            self.assertEqual({answer.status for answer in answers}, {202})

            def everything(verdict):
                rows, after = [], ''
                while after is not None:
                    page = service.call('GET', f'/v1/submissions?count=500&after={after}', 'reviewer').json
                    rows += page['submissions']
                    after = page.get('next')
                return rows if {row.get('verdict') for row in rows} == {verdict} else None
            wait_until(lambda: everything('pass'), 'the results')
            proposed = service.call('POST', '/v1/policies', 'senior', listing_policy(4)).json['policy']['id']
            published = service.call('POST', f'/v1/policies/{proposed}/publish', 'admin')
            self.assertEqual((published.json['judging']['done'], published.json['judging']['of']), (0, many))
            # What comes in is judged by it, however far that is.
            late = service.submit(manifest('Latecomer')).json['id']

            def begun():
                judging = service.call('GET', '/v1/policies', 'reviewer').json['judging']
                return judging if judging['done'] else None
            judging = wait_until(begun, 'the first portion')
            service.process.kill()
            service.process.wait()
            self.assertNotIn('finished_at', judging)
            service.stop()
            service.start()
            self.assertIn(self.judged(service, published), (many, many + 1))
            self.assertEqual(service.checked(late)['verdict'], 'reject')
            rows = everything('reject')
            self.assertEqual(len(rows), many + 1)
            # Each was judged anew once: version 1 as accepted, 2 examined, 3 judged anew.
            self.assertEqual({row['version'] for row in rows if row['id'] != late}, {3})
        self.each_store(test, workers=2)

    def test_a_shadow_over_many_comes_in_pieces(self):
        with running(workers=2) as service:
            with concurrent.futures.ThreadPoolExecutor(8) as hands:
                answers = list(hands.map(lambda number: service.submit(manifest(f'Deskline {number}')), range(250)))
            ids = {answer.json['id'] for answer in answers}

            def idle():
                queue = service.call('GET', '/v1/statistics', 'reviewer').json['queue']
                return queue['waiting'] + queue['running'] == 0
            wait_until(idle, 'the results')
            proposed = service.call('POST', '/v1/policies', 'senior', listing_policy(4)).json['policy']['id']
            path = f'/v1/policies/{proposed}/shadow?format=diff'
            whole = service.call('GET', path, 'senior')
            self.assertEqual(whole.headers['Transfer-Encoding'], 'chunked')
            hold_to_schema(whole.json)
            self.assertEqual([change['id'] for change in whole.json['changes']], sorted(ids))
            # Who knows no pieces takes the end of the connection for the end.
            with socket.create_connection(('127.0.0.1', service.port), timeout=60) as plain:
                plain.sendall(f"GET {path} HTTP/1.0\r\nAuthorization: Bearer {service.tokens['senior']}\r\n\r\n".encode())
                said = b''.join(iter(lambda: plain.recv(65536), b''))
            head, body = said.split(b'\r\n\r\n', 1)
            self.assertNotIn(b'chunked', head.lower())
            self.assertEqual(body, whole.body)
            # A record that cannot be read is no end: half of it is never taken for the whole.
            with sqlite3.connect(service.store.removeprefix('sqlite:')) as store:
                store.execute("UPDATE results SET result = '{' WHERE submission = ?", (sorted(ids)[220],))
            with self.assertRaises((http.client.IncompleteRead, ConnectionError)):
                service.call('GET', path, 'senior')

    def test_erasing_a_developer(self):
        def test(service):
            mine = service.submit(manifest('Deskline', [('icon.png', 'icon')]), {'icon.png': ICON}).json['id']
            other = service.submit(manifest('Otherline', developer='other')).json['id']
            service.checked(mine)
            exported = service.call('GET', '/v1/developers/acme/export', 'senior').json
            self.assertEqual([row['id'] for row in exported['submissions']], [mine])
            dry = service.call('POST', '/v1/developers/acme/erase', 'senior', {}).json
            self.assertEqual((dry['applied'], dry['submissions'], dry['pictures']), (False, 1, 1))
            self.assertEqual(service.checked(mine)['name'], 'Deskline')
            self.assertTrue(service.call('POST', '/v1/developers/acme/erase', 'senior', {'apply': True}).json['applied'])
            gone = service.call('GET', f'/v1/submissions/{mine}', 'reviewer')
            self.assertEqual((gone.json['state'], gone.json['name'], gone.json['assets']), ('erased', '', []))
            self.assertNotIn(b'Deskline', gone.body)
            kept = [name for _, _, names in os.walk(service.pictures) for name in names]
            self.assertEqual(kept, [])
            self.assertEqual(service.checked(other)['name'], 'Otherline')
            self.assertTrue(service.call('GET', '/v1/audit/verify', 'auditor').json['whole'])
        self.each_store(test)

    def test_pictures_go_after_a_while(self):
        with running() as service:
            decided = service.submit(manifest('Deskline', [('icon.png', 'icon')]), {'icon.png': ICON}).json['id']
            waiting = service.submit(manifest('Otherline', [('icon.png', 'icon')]), {'icon.png': png(512, 512, 9)})
            service.checked(decided)
            service.checked(waiting.json['id'])
            self.decide(service, decided, 'approve')
            service.stop()
            with sqlite3.connect(service.store.removeprefix('sqlite:')) as store:
                store.execute('UPDATE submissions SET decided_at = decided_at - 10 * 86400000')
            words = [PROGRAM, 'retention', '--store', service.store, '--pictures', service.pictures, '--days']

            def retention(days, *more):
                return subprocess.run([*words, str(days), *more], check=True, stdout=subprocess.PIPE, text=True).stdout
            self.assertIn('would delete: 0 files', retention(11))
            self.assertIn('would delete: 1 files and what is drawn of 1', retention(9))
            self.assertEqual(sum(len(files) for _, _, files in os.walk(service.pictures)), 2)
            self.assertIn('deleted: 1 files', retention(9, '--apply'))
            self.assertEqual(sum(len(files) for _, _, files in os.walk(service.pictures)), 1)
            service.start()
            whole = service.call('GET', f'/v1/submissions/{decided}', 'reviewer').json
            self.assertEqual((whole['state'], whole['assets']), ('approved', []))
            rows = service.call('GET', '/v1/submissions', 'reviewer').json['submissions']
            self.assertEqual({row['id']: 'icon' in row for row in rows}, {decided: False, waiting.json['id']: True})
            self.assertNotIn(b'webp', service.call('GET', f'/v1/submissions/{decided}/result?record=observations',
                                                   'reviewer').body)

    def test_another_pack_looks_again(self):
        with running() as service:
            bad = service.submit(manifest(f'{BRAND} Tools')).json['id']
            fine = service.submit(manifest('Deskline')).json['id']
            service.checked(bad)
            service.checked(fine)
            self.assertEqual(service.call('POST', '/v1/rescans', 'senior').json['submissions'], 0)

            def packs():
                answer = service.call('GET', '/v1/packs', 'reviewer').json
                pack = answer['packs'][0]
                self.assertEqual(pack['id'], BRAND.lower())
                self.assertTrue(pack['names'] and pack['marks'] and pack['clauses'])
                return pack['digest'], pack['examined_with_other'], answer['rescan'], answer['results']
            digest = packs()[0]
            self.assertEqual(packs(), (digest, 0, 0, 2))
            service.stop()
            with sqlite3.connect(service.store.removeprefix('sqlite:')) as store:
                store.execute('UPDATE results SET header = replace(header, ?, ?)', (digest, '0' * 64))
            service.start()
            self.assertEqual(packs(), (digest, 2, 2, 2))
            # Judging anew examines nothing.
            proposed = service.call('POST', '/v1/policies', 'senior', listing_policy(4)).json['policy']['id']
            self.assertEqual(self.judged(service, service.call('POST', f'/v1/policies/{proposed}/publish', 'admin')), 2)
            self.assertEqual(packs(), (digest, 2, 2, 2))
            self.judged(service, service.call('POST', f'/v1/policies/{proposed}/withdraw', 'senior'))
            service.stop()
            with sqlite3.connect(service.store.removeprefix('sqlite:')) as store:
                # As though an earlier pack had let the one through, and a reviewer both.
                store.execute("UPDATE submissions SET state = 'approved', severity = 1")
            service.start()
            self.assertEqual(service.call('POST', '/v1/rescans', 'senior').json['submissions'], 2)

            def reopened():
                row = service.call('GET', '/v1/submissions?state=open', 'reviewer').json['submissions']
                return row[0] if row else None
            row = wait_until(reopened, 'the second look')
            self.assertEqual((row['id'], row['escalated']), (bad, True))

            def idle():
                queue = service.call('GET', '/v1/statistics', 'reviewer').json['queue']
                return queue['waiting'] + queue['running'] == 0
            wait_until(idle, 'the end')
            self.assertEqual(service.call('GET', f'/v1/submissions/{fine}', 'reviewer').json['state'], 'approved')
            self.assertEqual(packs(), (digest, 0, 0, 2))

    def test_a_proxy_is_believed_from_its_address_only(self):
        arguments = ['--proxy-header', 'X-Person', '--proxy-address']
        with running(workers=0, arguments=[*arguments, '127.0.0.1']) as service:
            service.call('POST', '/v1/people', 'admin', {'name': 'ada', 'role': 'reviewer'})
            self.assertEqual(service.call('GET', '/v1/session', headers={'X-Person': 'ada'}).json['name'], 'person:ada')
            for nobody in ('bob', "ada' OR '1'='1", b'\xff'):
                self.assertEqual(service.call('GET', '/v1/session', headers={'X-Person': nobody}).status, 401)
            service.stop()
            service.arguments[-1] = '127.0.0.2'
            service.start()
            self.assertEqual(service.call('GET', '/v1/session', headers={'X-Person': 'ada'}).status, 401)

    def test_sessions(self):
        with running(workers=0) as service:
            name, password = re.search(r"'(\w+)' with the one-time password (\w+)", service.hint).groups()
            wrong = service.call('POST', '/v1/session', body={'name': name, 'password': 'x'})
            nobody = service.call('POST', '/v1/session', body={'name': 'nobody', 'password': 'x'})
            self.assertEqual((wrong.status, nobody.status, wrong.json['detail']), (401, 401, nobody.json['detail']))
            signed_in = service.call('POST', '/v1/session', body={'name': name, 'password': password})
            self.assertEqual(signed_in.status, 201)
            cookie = signed_in.headers['Set-Cookie']
            for part in ('HttpOnly', 'SameSite=Strict', 'Path=/'):
                self.assertIn(part, cookie)
            headers = {'Cookie': cookie.split(';')[0]}
            guarded = {**headers, 'X-Brandlint-Guard': signed_in.json['guard']}
            # Nothing before the one-time password is changed.
            self.assertEqual(service.call('GET', '/v1/people', headers=headers).status, 403)
            change = {'old': password, 'new': 'a long new password'}
            path = '/v1/session/password'
            self.assertEqual(service.call('POST', path, body=change, headers=headers).status, 403)  # no guard
            evil = {**guarded, 'Origin': 'https://example.org'}
            self.assertEqual(service.call('POST', path, body=change, headers=evil).status, 403)
            self.assertEqual(service.call('POST', path, body={**change, 'new': 'short'}, headers=guarded).status, 400)
            changed = service.call('POST', path, body=change, headers=guarded)
            self.assertEqual(changed.status, 200)
            self.assertEqual(service.call('GET', '/v1/session', headers=headers).status, 401)  # it has ended
            headers = {'Cookie': changed.headers['Set-Cookie'].split(';')[0]}
            self.assertEqual(service.call('GET', '/v1/people', headers=headers).status, 200)
            # What a page asks for by itself does not keep it alive.
            with contextlib.closing(sqlite3.connect(service.store.removeprefix('sqlite:'))) as store:
                with store:
                    store.execute('UPDATE sessions SET seen_at = seen_at - 600000')
                seen = store.execute('SELECT seen_at FROM sessions').fetchall()
                by_itself = {**headers, 'X-Brandlint-Unattended': '1'}
                self.assertEqual(service.call('GET', '/v1/submissions', headers=by_itself).status, 200)
                self.assertEqual(store.execute('SELECT seen_at FROM sessions').fetchall(), seen)
                self.assertEqual(service.call('GET', '/v1/session', headers=headers).status, 200)
                self.assertGreater(store.execute('SELECT seen_at FROM sessions').fetchall(), seen)
            guarded = {**headers, 'X-Brandlint-Guard': changed.json['guard']}
            self.assertEqual(service.call('DELETE', '/v1/session', headers=guarded).status, 200)
            self.assertEqual(service.call('GET', '/v1/session', headers=headers).status, 401)


if __name__ == '__main__':
    unittest.main(verbosity=2)
