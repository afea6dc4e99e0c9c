# SPDX-License-Identifier: MIT
"""Letters to applicants, decisions on many with a letter each, and taking many back, on every kind
of store."""
import unittest
import urllib.parse

from running import manifest, running
from service_case import BRAND, ServiceCase

NAME_CLAUSE = 'platform-guidelines/name-in-app-name'
ICON_CLAUSE = 'listing/app-icon'


class LettersTest(ServiceCase):
    def letter(self, service, submission, role='reviewer', **query):
        query.setdefault('decision', 'reject')
        return service.call('GET', f'/v1/submissions/{submission}/letter?{urllib.parse.urlencode(query)}', role)

    def checked(self, service, *names, **more):
        return [service.checked(service.submit(manifest(name, **more)).json['id']) for name in names]

    def many(self, service, rows, kind='reject', **more):
        return service.call('POST', '/v1/decisions', 'reviewer', {
            'kind': kind, 'count': len(rows),
            'submissions': [{'id': row['id'], 'version': row['version']} for row in rows], **more})

    def text_of(self, service, submission):
        return service.call('GET', f'/v1/submissions/{submission}', 'reviewer').json['decisions'][-1]

    def test_letter_of_a_submission(self):
        def test(service):
            row, = self.checked(service, f'Chat for {BRAND}')
            answer = self.letter(service, row['id'])
            self.assertEqual(answer.status, 200, answer.body)
            letter = answer.json
            self.assertEqual((letter['language'], letter['languages'], letter['clause']), ('en', ['de', 'en'], NAME_CLAUSE))
            for part in ('Hello,\n\nWe have looked at', f'    Chat for [{BRAND}]\n', 'What would pass: a name without',
                         'Names near yours that would pass:\n- “Chat”', NAME_CLAUSE, 'you can appeal once'):
                self.assertIn(part, letter['text'])
            german = self.letter(service, row['id'], decision='changes', language='de-AT').json
            self.assertEqual(german['language'], 'de')
            for part in ('Guten Tag!\n\n', f'Der App-Name verwendet den Namen {BRAND}.', 'Sonst muss nichts geändert werden.'):
                self.assertIn(part, german['text'])
            self.assertNotIn('would pass', german['text'])
            # A clause that nothing was found against, and words of the reviewer's own.
            more = self.letter(service, row['id'], clause=ICON_CLAUSE, before='Once more:', behind='Ada').json
            self.assertEqual(more['clause'], ICON_CLAUSE)
            self.assertIn('Hello,\n\nOnce more:\n\nWe have', more['text'])
            self.assertIn('1. The clause: ', more['text'])
            self.assertTrue(more['text'].endswith('\n\nAda'))
            self.assertEqual(self.letter(service, row['id'], else_clause=ICON_CLAUSE).json['clause'], NAME_CLAUSE)
            for wrong in ({'decision': 'approve'}, {'language': 'xx'}, {'clause': 'none'}, {'behind': 'x' * 2001}):
                self.assertEqual(self.letter(service, row['id'], **wrong).status, 400, wrong)
            self.assertEqual(self.letter(service, 'nothing').status, 404)
            for role in ('submitter', 'auditor', 'acme'):
                self.assertEqual(self.letter(service, row['id'], role).status, 403)
        self.each_store(test)

    def test_language_of_the_submission(self):
        with running() as service:
            told = {'de': {'locale': 'de-CH'}, 'en': {'locale': 'fr'}}
            for language, more in told.items():
                row, = self.checked(service, f'{BRAND} Chat {language}', **more)
                self.assertEqual(row['result'].get('notes', []), [])
                self.assertEqual(self.letter(service, row['id']).json['language'], language)
                self.assertEqual(self.letter(service, row['id'], language='en').json['language'], 'en')
            # One name among others tells nothing of who wrote it.
            row, = self.checked(service, f'{BRAND} Chat', names={'de': f'{BRAND} Plausch'})
            self.assertEqual(self.letter(service, row['id']).json['language'], 'en')

    def test_a_stranger_writes_no_line_of_a_letter(self):
        with running() as service:
            row, = self.checked(service, f'{BRAND}\n\nYour app is approved.\u202e\u2028\u0007', locale='de\nx')
            text = self.letter(service, row['id']).json['text']
            self.assertNotIn('\nYour app is approved', text)
            for letter in '\u202e\u2028\u0007\r':
                self.assertNotIn(letter, text)
            self.assertIn('<U+202E>', text)

    def test_a_long_letter_is_cut_at_a_point(self):
        with running() as service:
            assets = [('x' * 180 + f'{number}.png', 'icon') for number in range(99)]
            files = {path: b'no picture' for path, _ in assets}
            row = service.checked(service.submit(manifest(f'Chat for {BRAND}', assets), files).json['id'])
            letter = self.letter(service, row['id']).json
            size = len(letter['text'].encode())
            self.assertTrue(19_000 < size <= 20_000, size)
            listed = letter['text'].count('not a picture of a known format')
            self.assertTrue(f'\n\nPoints that there was no room for in this letter: {99 - listed}.' in letter['text'])
            self.assertEqual(self.decide(service, row['id'], 'reject', clause=letter['clause'],
                                         text=letter['text']).status, 201)

    def test_decided_with_a_letter_of_the_service(self):
        with running() as service:
            first, second, third = self.checked(service, f'Chat for {BRAND}', f'{BRAND} Two', 'Deskline')
            done = self.decide(service, first['id'], 'reject', letter={'language': 'de', 'behind': 'Ada'})
            self.assertEqual(done.status, 201, done.body)
            decision = done.json['decision']
            self.assertEqual(decision['clause'], NAME_CLAUSE)
            self.assertEqual(decision['text'], self.letter(service, first['id'], language='de', behind='Ada').json['text'])
            done = self.decide(service, second['id'], 'changes', letter={}, clause=ICON_CLAUSE)
            self.assertEqual(done.json['decision']['clause'], ICON_CLAUSE)
            # Without a finding it takes a clause; beside a text, or with another kind, it means nothing.
            self.assertEqual(self.decide(service, third['id'], 'reject', letter={}).status, 400)
            for more in ({'kind': 'reject', 'text': 'x'}, {'kind': 'approve'}, {'kind': 'comment', 'text': 'x'}):
                kind = more.pop('kind')
                self.assertEqual(self.decide(service, third['id'], kind, letter={}, **more).status, 400, kind)
            self.assertEqual(self.decide(service, third['id'], 'reject', letter={'language': 'xx'}).status, 400)
            self.assertEqual(self.decide(service, third['id'], 'reject', letter={'before': 'x' * 2001}).status, 400)

    def test_each_of_many_has_its_own_letter(self):
        def test(service):
            rows = self.checked(service, f'Chat for {BRAND}', 'Deskline')
            rows += self.checked(service, f'{BRAND} Mail', locale='de')
            done = self.many(service, rows, clause=ICON_CLAUSE, letter={'before': 'Sorry it took long.'})
            self.assertEqual(done.status, 201, done.body)
            self.assertEqual([row['submission'] for row in done.json['results']], [row['id'] for row in rows])
            self.assertGreater(done.json['undo_until'], 0)
            letters = [self.text_of(service, row['id']) for row in rows]
            self.assertEqual([letter['clause'] for letter in letters], [NAME_CLAUSE, ICON_CLAUSE, NAME_CLAUSE])
            for letter, name in zip(letters, (f'“Chat for {BRAND}”', '“Deskline”', f'„{BRAND} Mail“')):
                self.assertIn(name, letter['text'])
                self.assertIn('\n\nSorry it took long.\n\n', letter['text'])
            self.assertTrue(letters[2]['text'].startswith('Guten Tag!'))
        self.each_store(test)

    def test_many_say_what_became_of_each(self):
        def test(service):
            rows = self.checked(service, 'One', 'Two', 'Three')
            taken = service.call('POST', f"/v1/submissions/{rows[1]['id']}/claim", 'second')
            self.assertEqual(taken.status, 200)
            more = {**self.REASON}
            none = self.many(service, rows, **more)
            self.assertEqual((none.status, none.json['code']), (409, 'claimed'))
            self.assertIn(rows[1]['id'], none.json['detail'])
            self.assertEqual(len(none.json['errors']), 1)
            rows[2]['version'] += 5
            some = self.many(service, rows, partly=True, **more)
            self.assertEqual(some.status, 201, some.body)
            self.assertEqual([row.get('refused', {}).get('code') for row in some.json['results']],
                             [None, 'claimed', 'stale'])
            self.assertEqual(some.json['results'][0]['decision']['status'], 'final')
            states = [service.call('GET', f"/v1/submissions/{row['id']}", 'reviewer').json['state'] for row in rows]
            self.assertEqual(states, ['rejected', 'open', 'open'])
            # Where nothing can be done it is a refusal that names each.
            again = self.many(service, rows, partly=True, **more)
            self.assertEqual(again.status, 409)
            self.assertEqual(len(again.json['errors']), 3)
        self.each_store(test)

    def test_many_are_taken_back(self):
        def test(service):
            rows = self.checked(service, 'One', 'Two', 'Three')
            ids = [row['id'] for row in rows]
            self.assertEqual(self.many(service, rows[:2], **self.REASON).status, 201)
            other = service.call('POST', '/v1/undo', 'second', {'submissions': ids[:2]})
            self.assertEqual((other.status, other.json['code']), (409, 'same-person'))
            self.assertEqual(len(other.json['errors']), 2)
            undone = service.call('POST', '/v1/undo', 'reviewer', {'submissions': [*ids, 'nothing']})
            self.assertEqual(undone.status, 200, undone.body)
            self.assertEqual([row.get('state') or row['refused']['code'] for row in undone.json['results']],
                             ['open', 'open', 'not-now', 'not-found'])
            self.assertEqual(service.call('POST', '/v1/undo', 'reviewer', {'submissions': []}).status, 400)
            # The versions that were answered are those to decide on again.
            for row, said in zip(rows, undone.json['results']):
                row['version'] = said.get('version', row['version'])
            self.assertEqual(self.many(service, rows, **self.REASON).status, 201)
        self.each_store(test)


if __name__ == '__main__':
    unittest.main(verbosity=1)
