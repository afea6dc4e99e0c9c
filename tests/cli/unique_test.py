# SPDX-License-Identifier: MIT
"""The listing rule "must be unique": names of one catalogue are compared with each other."""
import json
import unittest

from program import DAY, ProgramTest, records, run

CSV = 'id,name\na,Deskline\nb,Pult\nc,DeskIine\nd,\u0420ult\ne,Lamp\n'
SCAN = ['scan', '--isolated', '--as-of', DAY, '--format', 'jsonl']


def shared(output):
    return {row['id']: [(f['other_id'], f['kind'], f['verdict']) for f in row['findings']
                        if f['rule'] == 'listing-name-unique'] for row in records(output)}


EXPECTED = {'a': [('c', 'confusable', 'review')], 'b': [('d', 'confusable', 'review')],
            'c': [('a', 'confusable', 'review')], 'd': [('b', 'confusable', 'review')], 'e': []}


class Unique(ProgramTest):
    def test_each_has_the_others_id_whatever_the_jobs(self):
        with self.folder({'apps.csv': CSV}) as top:
            outputs = [run(*SCAN, '--jobs', jobs, 'apps.csv', cwd=top).stdout for jobs in ('1', '3')]
            self.assertEqual(outputs[0], outputs[1])
            self.assertEqual(shared(outputs[0]), EXPECTED)
            self.assertIn('that of c (\\"DeskIine\\"), or easily confused with it', outputs[0])

    def test_folders_are_a_catalogue_too(self):
        manifest = {'schema': 'brandlint.submission/1', 'app': {'name': 'Deskline'}}
        with self.folder({'one/submission.json': {**manifest, 'id': 'x'},
                          'two/submission.json': {**manifest, 'id': 'y'}}) as top:
            found = shared(run(*SCAN, '.', cwd=top).stdout)
        self.assertEqual(found, {'x': [('y', 'plain', 'review')], 'y': [('x', 'plain', 'review')]})

    def test_standard_input_is_kept_for_the_second_reading(self):
        rows = [{'schema': 'brandlint.submission/1', 'id': key, 'app': {'name': name}}
                for key, name in (line.split(',') for line in CSV.split('\n')[1:-1])]
        text = ''.join(json.dumps(row) + '\n' for row in rows).encode()
        self.assertEqual(shared(run(*SCAN, '-', stdin=text).stdout), EXPECTED)
        done = run(*SCAN, '-', stdin=text, environment={'TMPDIR': '/does/not/exist'})
        self.assertEqual(done.returncode, 2)
        self.assertIn('/does/not/exist: cannot keep the input for a second reading: no such file', done.stderr)
        # Where no rule asks, it is read once.
        done = run(*SCAN, '--policy', 'intercom-guidelines', '-', stdin=text, environment={'TMPDIR': '/does/not/exist'})
        self.assertEqual((done.returncode, done.stderr), (0, ''))

    def test_stored_observations_still_know(self):
        with self.folder({'apps.csv': CSV}) as top:
            run('scan', '--isolated', '--as-of', DAY, '-o', 'observations=seen.jsonl', 'apps.csv', cwd=top)
            again = run('report', '--isolated', '--as-of', DAY, '--policy', 'intercom-listing', '--format', 'jsonl',
                        'seen.jsonl', cwd=top)
        self.assertEqual(shared(again.stdout), EXPECTED, again.stderr)

    def test_a_name_alone_has_no_others(self):
        done = run('check', '--isolated', '--as-of', DAY, '--name', 'Deskline', '--format', 'jsonl')
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_the_rule_is_explained(self):
        self.assertIn('letters of other scripts', run('explain', 'listing-name-unique').stdout)


if __name__ == '__main__':
    unittest.main()
