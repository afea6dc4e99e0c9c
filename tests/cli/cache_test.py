# SPDX-License-Identifier: MIT
"""Answers for pictures are kept from run to run, and change nothing but the time."""
import os
import shutil
import tempfile
import unittest

from program import DAY, ProgramTest, run

SCAN = ['scan', '--isolated', '--as-of', DAY, '--format', 'jsonl', 'samples']


class Cache(ProgramTest):
    def setUp(self):
        self.home = tempfile.mkdtemp(prefix='brandlint-home-')
        self.addCleanup(shutil.rmtree, self.home)
        self.folder_of_cache = os.path.join(self.home, 'brandlint')

    def scan(self, *args):
        return run(*SCAN, *args, environment={'XDG_CACHE_HOME': self.home})

    def entries(self):
        return sum(len(files) for _, _, files in os.walk(self.folder_of_cache))

    def test_the_second_run_says_the_same(self):
        without = self.scan('--no-cache')
        self.assertFalse(os.path.exists(self.folder_of_cache))
        first = self.scan()
        kept = self.entries()
        self.assertGreater(kept, 10)
        second = self.scan()
        for done in (first, second):
            self.assertEqual((done.returncode, done.stdout, done.stderr),
                             (without.returncode, without.stdout, without.stderr))
        self.assertEqual(self.entries(), kept)
        # Other options ask other things.
        self.scan('--read-all')
        self.assertGreater(self.entries(), kept)

    def test_a_cache_that_is_full_or_cannot_be_is_a_warning(self):
        expected = self.scan('--no-cache')
        os.mkdir(self.folder_of_cache)
        for name in range(256):  # in the way of every entry, as a full disk is
            with open(os.path.join(self.folder_of_cache, f'{name:02x}'), 'w') as file:
                file.write('x')
        done = self.scan()
        self.assertEqual((done.returncode, done.stdout), (expected.returncode, expected.stdout))
        self.assertIn('is not kept for the next run', done.stderr)
        self.assertEqual(done.stderr.count('\n'), 1)
        shutil.rmtree(self.folder_of_cache)
        os.mkdir(self.folder_of_cache)
        os.chmod(self.folder_of_cache, 0o777)
        done = self.scan()
        self.assertEqual(done.stdout, expected.stdout)
        self.assertIn("is not this user's alone", done.stderr)

    def test_it_stays_within_its_bound(self):
        self.scan('--limit', 'cache_bytes=4000')
        size = sum(os.path.getsize(os.path.join(top, name))
                   for top, _, files in os.walk(self.folder_of_cache) for name in files)
        self.assertLessEqual(size, 4000)

    def test_doctor_says_where_it_is(self):
        self.assertIn(f'cache       {self.folder_of_cache}\n',
                      run('doctor', '--isolated', environment={'XDG_CACHE_HOME': self.home}).stdout)
        self.assertIn('cache       none', run('doctor', '--isolated', environment={'XDG_CACHE_HOME': '', 'HOME': ''}).stdout)


if __name__ == '__main__':
    unittest.main()
