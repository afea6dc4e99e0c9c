# SPDX-License-Identifier: MIT
"""A worker reads text with one thread, whatever OpenMP would like (docs/decisions/0003-openmp.md)."""
import os
import subprocess
import time
import unittest

from program import PROGRAM, ROOT

SCAN = [PROGRAM, 'scan', '--isolated', '--no-sandbox', '--jobs', '1', '--read-all', '--format', 'jsonl', 'samples']


def most_threads(**environment):
    """The most threads that the program has at a time while it reads the samples' pictures."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(('OMP_', 'BRANDLINT_'))}
    process = subprocess.Popen(SCAN, cwd=ROOT, env={**kept, **environment}, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        try:
            most = max(most, len(os.listdir(f'/proc/{process.pid}/task')))
        except OSError:  # it has just ended
            pass
        time.sleep(0.001)
    assert process.returncode in (1, 3), process.returncode
    return most


class Threads(unittest.TestCase):
    def test_one_thread_reads(self):
        self.assertEqual(most_threads(), 1)

    def test_the_count_would_show_more(self):
        # A limit from outside is respected, so this is what would be without one.
        self.assertGreater(most_threads(OMP_THREAD_LIMIT='4', OMP_NUM_THREADS='4'), 1)


if __name__ == '__main__':
    unittest.main()
