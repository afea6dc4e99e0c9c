# SPDX-License-Identifier: MIT
"""What the program asks of the system while it meets hostile inputs: no connection, and no file but those below
the folder, through no link, and what the machine itself holds for its libraries. Needs strace."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), 'cli'))
import cases  # noqa: E402
from program import DAY, PROGRAM  # noqa: E402

# Libraries, fonts, language data, and what the C library and the sandbox look up about this machine and process.
OF_THE_MACHINE = re.compile(r'/(usr|lib|lib64|etc/(ld\.so\.[a-z]+|fonts|localtime|locale\.alias)|var/cache/fontconfig|'
                            r'proc/(self|meminfo|filesystems|sys/vm)|sys|dev/null)(/|$)')
CALL = re.compile(r'(?P<call>open|openat|openat2)\((?:AT_FDCWD, |[0-9]+, )?"(?P<path>(?:[^"\\]|\\.)*)"'
                  r'(?P<how>.*) = (?P<result>-?[0-9]+)')


def trace(top):
    """The lines of strace for a scan of a folder."""
    log = os.path.join(os.path.dirname(top), 'calls')
    done = subprocess.run(['strace', '-f', '-qq', '-s', '4096', '-o', log, '-e',
                           'trace=open,openat,openat2,socket,connect,bind,sendto,sendmsg,execve', PROGRAM, 'scan', '--no-cache',
                           '--isolated', '--as-of', DAY, '--format', 'jsonl', '.'], cwd=top, timeout=600,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    assert done.returncode in (1, 3), done.stderr
    with open(log, encoding='utf-8', errors='surrogateescape') as file:
        return list(file)


def may_trace():
    return shutil.which('strace') and subprocess.run(['strace', '-o', os.devnull, 'true'], stderr=subprocess.DEVNULL,
                                                     check=False).returncode == 0


@unittest.skipUnless(may_trace(), 'SKIPPED: strace is missing or not allowed here, calls are not looked at')
class Calls(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix='brandlint-trace-')
        cls.top = os.path.realpath(os.path.join(cls.folder.name, 'top'))
        os.mkdir(cls.top)
        for case in cases.every_case():
            if not case.name.startswith(('cut-', 'flip-')):  # damage asks for nothing else
                cases.make(case, cls.top)
        cls.lines = trace(cls.top)
        cls.opened = [match for match in map(CALL.search, cls.lines) if match and int(match['result']) >= 0]

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_no_connection_is_sought(self):
        for line in self.lines:
            self.assertNotRegex(line, r'\b(socket|connect|bind|sendto)\(')

    def test_the_pictures_were_opened(self):
        own = [match for match in self.opened if match['path'].startswith(self.top)]
        self.assertGreater(len(own), 100)  # else the next test has looked at nothing

    def test_nothing_outside_is_opened(self):
        for match in self.opened:
            path = match['path']
            if path == self.top or path.startswith(self.top + '/'):
                self.assertEqual(match['call'], 'openat2', match[0])
                self.assertIn('RESOLVE_NO_SYMLINKS', match['how'], match[0])
                self.assertNotIn('/../', path, match[0])
            else:
                self.assertTrue(OF_THE_MACHINE.match(os.path.normpath(path)), match[0])


if __name__ == '__main__':
    unittest.main()
