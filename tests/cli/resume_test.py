# SPDX-License-Identifier: MIT
"""Runs that are killed at random moments and gone on with; and how far a run is, on a terminal.

BRANDLINT_KILLS says how many (25).
"""
import os
import pty
import random
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

from program import DAY, PROGRAM, ProgramTest, png_of_rows, run

KILLS = int(os.environ.get('BRANDLINT_KILLS', '25'))
SCAN = ['scan', '--isolated', '--as-of', DAY, '--format', 'jsonl', '--resume']
COUNT = 60


def catalogue():
    """Submissions with an icon that takes a while each."""
    files = {}
    for number in range(COUNT):
        dice = random.Random(number)
        blocks = [[dice.randrange(256) for _ in range(20)] for _ in range(20)]
        rows = [[blocks[y // 12][x // 12] for x in range(240)] for y in range(240)]
        files[f'{number:03}/icon.png'] = png_of_rows([bytes(row) for row in rows])
        files[f'{number:03}/submission.json'] = {
            'schema': 'brandlint.submission/1', 'id': f's{number}', 'app': {'name': f'Deskline {number}'},
            'assets': [{'path': 'icon.png', 'role': 'icon'}]}
    return files


class Resume(ProgramTest):
    def setUp(self):
        self.home = tempfile.mkdtemp(prefix='brandlint-home-')
        self.addCleanup(shutil.rmtree, self.home)
        self.environment = {**os.environ, 'XDG_CACHE_HOME': self.home}

    def entries(self):
        return {os.path.join(top, name) for top, _, files in os.walk(os.path.join(self.home, 'brandlint'))
                for name in files if not name.endswith('.tmp')}

    def taken(self, report):
        with open(report, encoding='utf-8') as file:
            text = file.read()
        os.remove(report)
        return text

    def test_nothing_is_lost_or_there_twice_or_done_again(self):
        dice = random.Random(20261125)
        kills, whole_runs, taken_up = 0, 0, 0
        with self.folder(catalogue()) as top:
            report = os.path.join(top, 'report.jsonl')
            command = [PROGRAM, *SCAN, '--output', f'jsonl={report}', '.']
            started = time.monotonic()
            expected = run(*SCAN, '--jobs', '1', '.', cwd=top, environment={'XDG_CACHE_HOME': self.home})
            longest = time.monotonic() - started
            self.assertEqual(expected.stdout.count('\n'), 1 + COUNT)
            all_entries = self.entries()
            shutil.rmtree(os.path.join(self.home, 'brandlint'))
            while kills < KILLS:
                before = self.entries() if os.path.isdir(self.home) else set()
                process = subprocess.Popen(command, cwd=top, env=self.environment, stdout=subprocess.DEVNULL,
                                           stderr=subprocess.PIPE)
                try:
                    process.communicate(timeout=dice.uniform(0.02, 0.8 * longest))
                except subprocess.TimeoutExpired:
                    process.send_signal(signal.SIGKILL)
                    process.communicate()
                    kills += 1
                    if os.path.exists(report):  # killed after it was written: there whole, or not at all
                        self.assertEqual(self.taken(report), expected.stdout)
                    self.assertLessEqual(before, self.entries())
                    self.assertLessEqual(self.entries(), all_entries)
                    taken_up += bool(before)
                    continue
                self.assertIn(process.returncode, (0, 1))
                self.assertEqual(self.taken(report), expected.stdout)
                self.assertEqual(self.entries(), all_entries)
                whole_runs += 1
                shutil.rmtree(os.path.join(self.home, 'brandlint'))
            last = run(*SCAN, '.', cwd=top, environment={'XDG_CACHE_HOME': self.home})
        self.assertEqual(last.stdout, expected.stdout)
        self.assertGreater(whole_runs, 0)
        self.assertGreater(taken_up, 0)
        print(f'{kills} kills, {taken_up} of them in runs that went on with something, {whole_runs} whole reports')

    def test_it_needs_the_cache(self):
        for arguments in (['--no-cache'], ['--no-sandbox']):
            done = run('scan', '--isolated', '--resume', *arguments, 'samples')
            self.assertEqual(done.returncode, 2)
            self.assertIn('--resume goes on with what the cache has', done.stderr)
        done = run('scan', '--isolated', '--resume', 'samples', environment={'XDG_CACHE_HOME': '/dev/null'})
        self.assertEqual(done.returncode, 2)

    def test_progress_is_told_on_a_terminal_only(self):
        try:
            ours, theirs = pty.openpty()
        except OSError as error:
            self.skipTest(f'there are no terminals here: {error}')
        with self.folder(catalogue()) as top:
            process = subprocess.Popen([PROGRAM, *SCAN[:-1], '--no-cache', '--jobs', '1', '.'], cwd=top,
                                       env=self.environment, stdout=subprocess.PIPE, stderr=theirs)
            os.close(theirs)
            out, _ = process.communicate(timeout=120)
            told = b''
            while True:
                try:
                    part = os.read(ours, 65536)
                except OSError:  # the other end is closed
                    break
                told += part
            os.close(ours)
            quiet = run(*SCAN[:-1], '--no-cache', '--jobs', '1', '.', cwd=top)
        self.assertEqual(out.decode(), quiet.stdout)
        self.assertEqual(quiet.stderr, '')
        self.assertRegex(told, rb'\r\x1b\[K\d+ of 60 submissions, [\d.]+ a second, \d+ s left')
        self.assertTrue(told.endswith(b'\r\x1b[K'), told[-80:])


if __name__ == '__main__':
    unittest.main()
