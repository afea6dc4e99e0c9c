# SPDX-License-Identifier: MIT
"""All hostile inputs (cases.py) against the built program, and a machine that fails under it.

usage: hostile_test.py [--each]    --each: every case in a run of its own as well, not only heavy ones
"""
import collections
import csv
import io
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), 'cli'))
import cases  # noqa: E402
from program import DAY, PROGRAM, png  # noqa: E402
from watch import children_of, watched  # noqa: E402

SCAN = [PROGRAM, 'scan', '--isolated', '--no-cache', '--as-of', DAY]
MOST_CPU_S = 10
MOST_BYTES = 1_500_000_000
EACH = '--each' in sys.argv
CLEAN = 'clean'  # the folder of pictures that are what they say

# What a terminal would obey or hide: C0 but for the line feed, C1, bidi and invisible characters.
UNSAFE = re.compile('[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]')


def results(out):
    rows = [json.loads(line) for line in out.decode().split('\n') if line]
    return [row for row in rows if row['schema'] == 'brandlint.result/1']


def fill_clean(top):
    for number in range(12):
        os.makedirs(os.path.join(top, CLEAN), exist_ok=True)
        with open(os.path.join(top, CLEAN, f'{number:02}.png'), 'wb') as file:
            file.write(png(64 + number, 64, 20 * number))
    for name, data in cases.seeds():
        with open(os.path.join(top, CLEAN, name), 'wb') as file:
            file.write(data)


class Hostile(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.top = tempfile.mkdtemp(prefix='brandlint-hostile-')
        cls.cases = list(cases.every_case())
        for case in cls.cases:
            cases.make(case, cls.top)
        fill_clean(cls.top)
        cls.all = watched([*SCAN, '--format', 'jsonl', '.'], cls.top)
        cls.rows = collections.defaultdict(list)
        for row in results(cls.all.out):
            cls.rows[row['source'].split('/')[0]].append(row)
        print(f'{len(cls.cases)} cases in one run: {cls.all.cpu_s:.1f} s of processor time, '
              f'{cls.all.peak_bytes / 1e6:.0f} MB', file=sys.stderr)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.top)

    def judge(self, case, rows):
        problems = [problem for row in rows for problem in row['problems']]
        for row in rows:
            whole = all(asset['examined'] == 'full' for asset in row.get('assets', []))
            if row['verdict'] == 'pass':
                self.assertTrue(row['complete'] and whole, row)
            if not row['complete']:
                self.assertTrue(row['problems'], row)
            elif row.get('assets'):
                self.assertTrue(whole, row)
        for problem in problems:
            self.assertTrue(problem['code'] and problem['message'], problem)
            self.assertNotIn(problem['code'], ('worker-crashed', 'worker-file-refused'), problem)
        state = 'nothing' if not rows else 'full' if all(row['complete'] for row in rows) else 'refused'
        if case.expect == 'either':
            self.assertNotEqual(state, 'nothing')
        else:
            self.assertEqual(state, case.expect, problems)
        if case.expect == 'refused' and case.code:
            self.assertIn(case.code, [problem['code'] for problem in problems])
        for word in case.says:
            self.assertTrue(any(word in problem['message'] for problem in problems), (word, problems))

    def test_there_are_enough(self):
        self.assertGreaterEqual(len(self.cases), 500)
        self.assertEqual(len({case.name for case in self.cases}), len(self.cases))

    def test_each_comes_out_as_expected(self):
        self.assertIn(self.all.code, (1, 3), self.all.err)
        self.assertEqual(self.all.err, b'')  # no last words of a worker either
        for case in self.cases:
            with self.subTest(case.name):
                self.judge(case, self.rows[case.name])

    def test_the_clean_ones_are_judged_as_without_the_hostile_ones(self):
        with tempfile.TemporaryDirectory() as alone:
            fill_clean(alone)
            run = watched([*SCAN, '--format', 'jsonl', '.'], alone)

        def lines(out):
            return [line for line in out.split(b'\n') if b'"source": "%s/' % CLEAN.encode() in line]
        self.assertEqual(run.code, 0, run.out)
        self.assertGreater(len(lines(run.out)), 25)
        self.assertEqual(lines(self.all.out), lines(run.out))

    def test_all_together_take_no_more_memory_than_one(self):
        self.assertLess(self.all.peak_bytes, MOST_BYTES)

    def test_none_takes_long_or_much_memory(self):
        worst = collections.defaultdict(float)
        for case in self.cases:
            if not (EACH or case.heavy):
                continue
            run = watched([*SCAN, '--jobs', '1', '--format', 'jsonl', case.name], self.top)
            with self.subTest(case.name):
                self.assertIn(run.code, (0, 1, 3), run.err)
                self.assertLess(run.cpu_s, MOST_CPU_S)
                self.assertLess(run.peak_bytes, MOST_BYTES)
            worst['s'] = max(worst['s'], run.cpu_s)
            worst['MB'] = max(worst['MB'], run.peak_bytes / 1e6)
            worst['cases'] += 1
        print(f'{worst["cases"]:.0f} cases alone: at most {worst["s"]:.1f} s of processor time, '
              f'{worst["MB"]:.0f} MB', file=sys.stderr)

    def test_a_terminal_gets_nothing_it_would_obey(self):
        folders = [case.name for case in self.cases if case.name.split('-')[0] in ('name', 'manifest', 'special')]
        for form in (['--format', 'text', '-v'], ['--format', 'markdown'], ['--format', 'github']):
            run = watched([*SCAN, '--color', 'never', *form, *folders], self.top)
            for text in (run.out.decode(), run.err.decode()):
                found = UNSAFE.search(text)
                near = '' if found is None else text[max(found.start() - 80, 0):found.end() + 20]
                self.assertIsNone(found, repr(near))

    def test_a_cell_of_a_table_is_no_formula(self):
        folders = [case.name for case in self.cases if case.name.startswith('name')]
        run = watched([*SCAN, '--format', 'csv', *folders], self.top)
        rows = list(csv.reader(io.StringIO(run.out.decode(), newline='')))
        self.assertGreater(len(rows), len(folders))
        for cell in (cell for row in rows for cell in row):
            self.assertNotRegex(cell, r'^[=+@\t\r-]')


class Machine(unittest.TestCase):
    """The disk is full, a file cannot be read, workers are killed."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix='brandlint-machine-')
        self.top = self.folder.name
        self.addCleanup(self.folder.cleanup)
        for number in range(300):
            with open(os.path.join(self.top, f'{number:03}.png'), 'wb') as file:
                file.write(png(200, 64 + number, number % 200))

    def test_a_full_disk_tears_no_report(self):
        old = os.path.join(self.top, 'old.jsonl')
        with open(old, 'w') as file:
            file.write('earlier result\n')

        def small():  # a write beyond this fails, as on a full disk
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        run = watched([*SCAN, '--output', 'jsonl=old.jsonl', '.'], self.top, preexec_fn=small)
        self.assertEqual(run.code, 3, run.err)
        self.assertIn(b'old.jsonl: ', run.err)
        with open(old) as file:
            self.assertEqual(file.read(), 'earlier result\n')
        self.assertEqual([name for name in os.listdir(self.top) if name.endswith('.tmp')], [])

    def test_a_full_device_is_said(self):
        run = watched([*SCAN, '--output', 'jsonl=/dev/full', '000.png'], self.top)
        self.assertEqual(run.code, 3)
        self.assertIn(b'/dev/full: no space left on device', run.err)
        with open('/dev/full', 'wb') as full:
            done = subprocess.run([*SCAN, '--format', 'jsonl', '000.png'], cwd=self.top, stdout=full,
                                  stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertTrue(done.stderr)

    def test_a_file_that_fails_while_it_is_read_is_named(self):
        # A regular file by its kind; its first page is not mapped, and reading it gives EIO.
        run = watched([*SCAN, '--format', 'jsonl', '000.png', f'/proc/{os.getpid()}/mem'], self.top)
        self.assertEqual(run.code, 3)
        rows = results(run.out)
        self.assertEqual([row['complete'] for row in rows], [True, False])
        self.assertEqual(rows[1]['problems'][0]['code'], 'file-unreadable')
        self.assertIn('input/output error', rows[1]['problems'][0]['message'])

    def test_a_machine_without_proc_is_told_so(self):
        hide = ['unshare', '--mount', 'sh', '-c', 'umount -l /proc && exec "$@"', 'sh']
        if subprocess.run([*hide, 'true'], stderr=subprocess.DEVNULL, check=False).returncode != 0:
            self.skipTest('this user may not hide /proc from a process')
        run = watched([*hide, *SCAN, '--format', 'jsonl', '000.png'], self.top)
        self.assertEqual(run.code, 2, run.err)  # nothing was checked
        self.assertIn(b'/proc/self/task: no such file or directory', run.err)
        run = watched([*hide, *SCAN, '--no-sandbox', '--format', 'jsonl', '000.png'], self.top)
        self.assertEqual(run.code, 0, run.err)

    def test_killed_workers_cost_their_picture_at_most(self):
        expected = results(watched([*SCAN, '--format', 'jsonl', '.'], self.top).out)
        killed = []

        def kill(pid):
            for zygote in children_of(pid):
                for worker in children_of(zygote)[:1]:
                    try:
                        os.kill(worker, signal.SIGKILL)
                        killed.append(worker)
                    except ProcessLookupError:
                        pass
        run = watched([*SCAN, '--jobs', '2', '--format', 'jsonl', '.'], self.top, meanwhile=kill, period=0.1)
        self.assertIn(run.code, (0, 3), run.err)
        self.assertTrue(killed)
        found = results(run.out)
        self.assertEqual([row['source'] for row in found], [row['source'] for row in expected])
        different = [row for row, other in zip(found, expected) if row != other]
        self.assertLessEqual(len(different), len(killed))
        for row in different:
            self.assertEqual([problem['code'] for problem in row['problems']], ['worker-crashed'])
            self.assertNotEqual(row['verdict'], 'pass')


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0]] + [word for word in sys.argv[1:] if word != '--each'])
