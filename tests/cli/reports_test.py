# SPDX-License-Identifier: MIT
"""Reports of the program from outside: what they suggest is true, and they say the same."""
import json
import re
import unittest

from program import DAY, ProgramTest, records, run


def suggestions(letter):
    part = letter.partition('Names near yours that would pass:')[2].partition('They were checked')[0]
    return re.findall(r'^- `(.*)`$', part, re.M)


class LetterTest(ProgramTest):
    def test_suggests_names_that_pass_by_themselves(self):
        for name, rest in (('Intercom Sync', 'Sync'), ('Deskbar for Intercom', 'Deskbar'),
                           ('\u0406ntercom Chat', 'Chat'), ('Sync by lnterc0m', 'Sync')):
            done = run('check', '--name', name, '--developer', 'Acme Ltd', '--as-of', DAY, '--format', 'markdown')
            self.assertEqual(done.returncode, 1, done.stderr)
            names = suggestions(done.stdout)
            self.assertIn(rest, names, done.stdout)
            for each in names:
                again = run('check', '--name', each, '--as-of', DAY, '--fail-on', 'review', '--format', 'jsonl')
                self.assertEqual(again.returncode, 0, each)
                self.assertEqual(records(again.stdout)[0]['findings'], [])

    def test_suggests_nothing_where_nothing_is_left(self):
        done = run('check', '--name', 'Intercom', '--as-of', DAY, '--format', 'markdown')
        self.assertEqual(suggestions(done.stdout), [])

    def test_leaves_a_developer_out_who_has_the_name_himself(self):
        done = run('check', '--name', 'Intercom Sync', '--developer', 'Intercom Fans', '--as-of', DAY,
                   '--format', 'markdown')
        self.assertEqual(suggestions(done.stdout), ['Sync'])

    def test_writes_in_another_language(self):
        check = ('check', '--name', 'Inter\u0441om Sync', '--as-of', DAY, '--format', 'markdown', '--letters')
        german = run(*check, 'de')
        self.assertEqual(german.returncode, 1, german.stderr)
        for sentence in ('# Ihre Einreichung `', '## 1. Der App-Name verwendet den Namen Intercom\n',
                         'sieht aus wie c', 'Zulässig wäre: ein Name ohne Intercom'):
            self.assertIn(sentence, german.stdout)
        for english in ('Where:', 'looks like', 'would pass', 'uses the name'):
            self.assertNotIn(english, german.stdout)
        none = run(*check, 'xx')
        self.assertEqual((none.returncode, none.stdout), (2, ''))
        self.assertIn("no letters in 'xx' (there are de, en)", none.stderr)

    def test_writes_no_letter_to_who_passes(self):
        done = run('check', '--name', 'Deskline', '--as-of', DAY, '--format', 'markdown')
        self.assertEqual(done.stdout, 'Submissions checked: 1. None of them needs a letter.\n')


class ReportTest(ProgramTest):
    def made(self, top, *formats):
        """Reports of one check in several formats, as files of `top`."""
        outputs = [word for each in formats for word in ('--output', f'{each}={top}/{each}')]
        done = run('check', '--name', 'Intercom Sync', '--text', 'Works with Intercom.', '--as-of', DAY,
                   '--isolated', '--format', 'text', *outputs)
        self.assertEqual(done.returncode, 1, done.stderr)

    def read(self, top, name):
        with open(f'{top}/{name}', encoding='utf-8', newline='') as file:
            return file.read()

    def test_renders_the_same_bytes_again(self):
        formats = ('json', 'jsonl', 'sarif', 'junit', 'csv', 'github', 'html')
        with self.folder({}) as top:
            self.made(top, 'observations', *formats)
            for source in ('json', 'jsonl', 'observations'):
                for name in formats:
                    done = run('report', f'{top}/{source}', '--isolated', '--format', name)
                    self.assertEqual((done.stdout, done.stderr), (self.read(top, name), ''), f'{source} as {name}')
                    self.assertEqual(done.returncode, 1)

    def test_reads_json_laid_out_by_others_and_standard_input(self):
        with self.folder({}) as top:
            self.made(top, 'json')
            spread = json.dumps(json.loads(self.read(top, 'json')), indent=2).encode()
            done = run('report', '-', '--isolated', '--format', 'json', stdin=spread)
            self.assertEqual(done.stdout, self.read(top, 'json'))

    def test_judges_observations_again(self):
        with self.folder({}) as top:
            self.made(top, 'observations')
            policy = f'{top}/none.json'
            with open(policy, 'w', encoding='utf-8') as file:
                json.dump({'schema': 'brandlint.policy/1', 'id': 'none', 'title': 'None', 'version': '1',
                           'effective': '2026-01-01',
                           'rules': [{'id': 'r', 'summary': 's', 'clause': 'platform-guidelines/name-in-app-name',
                                      'subjects': ['developer'], 'evidence': {'min_score': 0.5},
                                      'verdict': 'reject', 'message': 'm', 'fix': 'f'}]}, file)
            done = run('report', f'{top}/observations', '--isolated', '--policy', policy, '--format', 'jsonl')
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(records(done.stdout)[0]['findings'], [])
            header = json.loads(done.stdout.split('\n')[0])
            self.assertEqual([part['id'] for part in header['policy']], ['none'])
            self.assertEqual(header['as_of'], DAY)

    def test_results_are_not_judged_again(self):
        with self.folder({}) as top:
            self.made(top, 'jsonl')
            for extra in (['--policy', 'intercom-listing'], ['--as-of=2026-01-01'], ['--format', 'observations']):
                done = run('report', f'{top}/jsonl', '--isolated', *extra)
                self.assertEqual((done.returncode, done.stdout), (2, ''))
                self.assertIn('takes observations', done.stderr)

    def test_says_what_cannot_be_read(self):
        with self.folder({'empty': '', 'text': 'a\n', 'list': '[]', 'row': '{"schema": "brandlint.result/1"}\n',
                          'no.json': '{"header": {"schema": "brandlint.header/1"}'}) as top:
            for name in ('empty', 'text', 'list', 'row', 'no.json', 'missing'):
                done = run('report', f'{top}/{name}', '--isolated')
                self.assertEqual((done.returncode, done.stdout), (2, ''), name)
                self.assertIn(name, done.stderr)

    def test_a_damaged_line_is_told_and_what_came_before_is_kept(self):
        with self.folder({}) as top:
            self.made(top, 'jsonl')
            whole = self.read(top, 'jsonl')
            for rest, told in (('{"schema": "brandlint.result/1", "id": ', ':3'), ('{"schema": "x/1"}', 'x/1'),
                               (whole.replace(DAY, '2026-01-02', 1), 'another run')):
                done = run('report', '-', '--isolated', '--fail-on', 'none', '--format', 'jsonl',
                           stdin=(whole + rest).encode())
                self.assertEqual((done.returncode, done.stdout), (3, whole), rest)
                self.assertIn(told, done.stderr)


class DiffTest(ProgramTest):
    def stored(self, top, name, *texts):
        rows = ''.join(json.dumps({'id': key, 'name': value}) + '\n' for key, value in texts)
        done = run('names', '--input', 'jsonl', '--isolated', '--as-of', DAY, '--format', 'jsonl',
                   stdin=rows.encode())
        with open(f'{top}/{name}', 'w', encoding='utf-8') as file:
            file.write(done.stdout)
        return f'{top}/{name}'

    def test_tells_only_what_changed(self):
        with self.folder({}) as top:
            old = self.stored(top, 'old', ('a', 'Deskline'), ('b', 'Intercom Sync'), ('c', 'Ledgerly'))
            new = self.stored(top, 'new', ('b', 'Intercom Sync'), ('a', 'Intercom Line'), ('d', 'Notely'))
            done = run('diff', old, new, '--format', 'json')
            self.assertEqual(done.returncode, 1, done.stderr)
            changes = json.loads(done.stdout)['changes']
            self.assertEqual([(each['id'], each['before'], each['after']) for each in changes],
                             [('a', 'pass', 'reject'), ('d', None, 'pass'), ('c', 'pass', None)])
            self.assertEqual([each['rule'] for each in changes[0]['appeared']], ['name-uses-brand'])
            self.assertEqual(run('diff', old, new, '--fail-on', 'none').returncode, 0)
            back = run('diff', new, old)
            self.assertEqual(back.returncode, 0, back.stdout)
            self.assertIn('reject -> pass  a', back.stdout)
            same = run('diff', old, old)
            self.assertEqual((same.returncode, same.stdout), (0, 'nothing changed\n'))

    def test_refuses_half_a_result_and_what_nobody_judged(self):
        with self.folder({}) as top:
            old = self.stored(top, 'old', ('a', 'Deskline'))
            with open(old, encoding='utf-8') as file:
                half = file.read()[:-20]
            done = run('diff', old, '-', stdin=half.encode())
            self.assertEqual((done.returncode, done.stdout), (2, ''))
            seen = run('check', '--name', 'Deskline', '--format', 'observations')
            done = run('diff', old, '-', stdin=seen.stdout.encode())
            self.assertEqual(done.returncode, 2)
            self.assertIn('nobody has judged', done.stderr)


class BaselineTest(ProgramTest):
    def names(self, *extra, names, code):
        done = run('names', '--isolated', '--as-of', DAY, '--format', 'jsonl', *extra,
                   stdin='\n'.join(names).encode())
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stdout

    def test_leaves_out_what_it_knows(self):
        with self.folder({}) as top:
            path = f'{top}/old.jsonl'
            with open(path, 'w', encoding='utf-8') as file:
                file.write(self.names(names=['Intercom Sync'], code=1))
            both = ['Deskline', 'Intercom Sync']
            out = self.names('--baseline', path, names=both, code=0)
            self.assertEqual([(row['verdict'], row['findings']) for row in records(out)], [('pass', []), ('pass', [])])
            self.assertEqual(records(out)[1]['notes'], ['1 finding is in the baseline old.jsonl'])
            header = json.loads(out.split('\n')[0])
            self.assertEqual((header['baseline']['id'], header['baseline']['findings']), ('old.jsonl', 1))
            out = self.names('--baseline', path, names=['Intercom Chat', 'Intercom Sync'], code=1)
            self.assertEqual([row['verdict'] for row in records(out)], ['reject', 'pass'])
            again = run('report', path, '--isolated', '--baseline', path, '--format', 'jsonl')
            self.assertEqual((again.returncode, records(again.stdout)[0]['verdict']), (0, 'pass'))
            # A letter never suggests a name because an earlier result has it.
            letter = run('check', '--name', 'Intercom Sync', '--isolated', '--baseline', path)
            self.assertEqual(letter.returncode, 0, letter.stdout)

    def test_what_was_not_examined_still_needs_a_person(self):
        with self.folder({'a.png': 'not a picture', 'old': ''}) as top:
            done = run('scan', 'a.png', '--isolated', '--as-of', DAY, '--format', 'jsonl', cwd=top)
            with open(f'{top}/old', 'w', encoding='utf-8') as file:
                file.write(done.stdout)
            again = run('scan', 'a.png', '--isolated', '--as-of', DAY, '--baseline', 'old', '--format', 'jsonl',
                        cwd=top)
            self.assertEqual((again.returncode, records(again.stdout)[0]['verdict']), (3, 'review'))

    def test_a_baseline_that_cannot_be_read_is_wrong_usage(self):
        with self.folder({'empty': '', 'text': 'a'}) as top:
            for name in ('empty', 'text', 'missing'):
                done = run('names', '--isolated', '--baseline', f'{top}/{name}', stdin=b'Deskline')
                self.assertEqual((done.returncode, done.stdout), (2, ''), name)
                self.assertIn('baseline', done.stderr)


class AllowTest(ProgramTest):
    def allowed(self, until, *extra):
        """The exit code and the records for a list that allows the only finding until that day."""
        with self.folder({}) as top:
            done = run('names', '--isolated', '--as-of', DAY, '--format', 'jsonl', stdin=b'Intercom Sync')
            finding = records(done.stdout)[0]['findings'][0]
            entry = {'fingerprint': finding['fingerprint'], 'reason': 'ours', 'who': 'Jane', 'until': until}
            with open(f'{top}/allow.json', 'w', encoding='utf-8') as file:
                json.dump({'schema': 'brandlint.allow/1', 'version': '3', 'findings': [entry]}, file)
            done = run('names', '--isolated', '--as-of', DAY, '--format', 'jsonl', '--allow', f'{top}/allow.json', *extra,
                       stdin=b'Intercom Sync\nIntercom Chat')
            return finding, json.loads(done.stdout.split('\n')[0]), done.returncode, records(done.stdout)

    def test_lets_one_finding_pass_until_a_day(self):
        finding, header, code, rows = self.allowed(DAY)
        self.assertEqual((code, [row['verdict'] for row in rows]), (1, ['pass', 'reject']))
        self.assertEqual(rows[0]['notes'], [f"{finding['rule']} ({finding['fingerprint']}) is allowed until {DAY} by Jane: ours"])
        self.assertEqual((header['allow']['id'], header['allow']['version']), ('allow.json', '3'))

    def test_counts_no_more_after_it(self):
        finding, _, code, rows = self.allowed('2026-11-01')
        self.assertEqual((code, [row['verdict'] for row in rows]), (1, ['reject', 'reject']))
        self.assertEqual(rows[0]['notes'],
                         [f"{finding['rule']} ({finding['fingerprint']}) was allowed until 2026-11-01 by Jane: ours"])

    def test_a_list_that_is_wrong_is_wrong_usage(self):
        with self.folder({'a.json': '{"schema": "brandlint.allow/1", "version": "1"}'}) as top:
            done = run('names', '--isolated', '--allow', f'{top}/a.json', stdin=b'Deskline')
            self.assertEqual((done.returncode, done.stdout), (2, ''))
            self.assertIn('a.json:1: "findings" is missing', done.stderr)


if __name__ == '__main__':
    unittest.main()
