# SPDX-License-Identifier: MIT
"""The samples are judged as their expected.json says, whatever the number of jobs."""
import json
import os
import unittest

from program import DAY, ROOT, ProgramTest, records, run

SAMPLES = os.path.join(ROOT, 'samples')


def scan_samples(*args):
    return run('scan', 'samples', '--isolated', '--as-of', DAY, '--permissions', 'samples/permissions.json',
               '--format', 'jsonl', *args)


def expectations():
    rows = {}
    for name in sorted(os.listdir(SAMPLES)):
        file = os.path.join(SAMPLES, name, 'expected.json')
        if not os.path.exists(file):
            continue
        with open(file, encoding='utf-8') as opened:
            expected = json.load(opened)
        if 'verdict' in expected:
            rows[f'samples/{name}'] = expected
        else:  # a folder without a manifest: one expectation a picture
            rows.update({f'samples/{name}/{path}': row for path, row in expected.items()})
    return rows


class Samples(ProgramTest):
    def test_each_is_judged_as_expected(self):
        done = scan_samples()
        self.assertEqual(done.returncode, 1, done.stderr)
        found = {row['source']: {'verdict': row['verdict'], 'complete': row['complete'],
                                 'rules': sorted({f['rule'] for f in row['findings']})}
                 for row in records(done.stdout)}
        expected = expectations()
        self.assertGreaterEqual(len(expected), 10)
        self.assertEqual(found, expected)

    def test_output_is_the_same_for_any_number_of_jobs(self):
        outputs = {scan_samples('--jobs', jobs).stdout for jobs in ('1', '8', '8', '3')}
        self.assertEqual(len(outputs), 1)

    def test_output_is_the_same_without_workers(self):
        self.assertEqual(scan_samples('--no-sandbox').stdout, scan_samples('--jobs', '2').stdout)

    def test_configuration_at_the_top_brings_the_permissions(self):
        done = run('scan', 'samples', '--as-of', DAY, '--format', 'jsonl')
        verdicts = {row['source']: row['verdict'] for row in records(done.stdout)}
        self.assertEqual(verdicts['samples/permitted-partner'], 'pass')
        self.assertEqual(verdicts['samples/expired-permission'], 'reject')

    def test_permission_ends_with_its_last_day(self):
        for day, verdict in (('2026-06-30', 'pass'), ('2026-07-01', 'reject')):
            done = run('scan', 'samples/expired-permission', '--isolated', '--as-of', day, '--policy',
                       'tests/cli/early.json', '--permissions', 'samples/permissions.json', '--format', 'jsonl')
            self.assertEqual(records(done.stdout)[0]['verdict'], verdict, done.stderr)


if __name__ == '__main__':
    unittest.main()
