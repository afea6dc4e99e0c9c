# SPDX-License-Identifier: MIT
"""What the shells offer, asked of the shells themselves; those that are not installed are skipped."""
import os
import re
import shutil
import subprocess
import tempfile
import unittest

from program import run

COMMANDS = ('scan', 'check', 'names', 'explain', 'report', 'pack', 'bank', 'doctor', 'completion', 'version', 'help')


def script(shell):
    done = run('completion', shell)
    assert done.returncode == 0 and done.stderr == '', done.stderr
    return done.stdout


def shell(*command):
    with tempfile.TemporaryDirectory() as home:
        kept = {'PATH': os.environ['PATH'], 'HOME': home, 'LC_ALL': 'C.UTF-8'}
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=kept, cwd=home, timeout=60)
        return done.stdout.decode(), done.stderr.decode()


def options_of(command):
    """The long options that its help has, read by another reader than the program's."""
    return set(re.findall(r'^  (?:-\w,)?(--[a-z-]+)', run(command, '--help').stdout, re.MULTILINE))


class Bash(unittest.TestCase):
    def offered(self, *words):
        quoted = ' '.join(f"'{word}'" for word in ('brandlint', *words))
        out, err = shell('bash', '--norc', '-c', f'{script("bash")}\nCOMP_WORDS=({quoted})\n'
                         'COMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_brandlint\nprintf "%s\\n" "${COMPREPLY[@]}"')
        self.assertEqual(err, '')
        return set(out.split())

    def test_commands(self):
        self.assertLessEqual(set(COMMANDS), self.offered(''))
        self.assertEqual(self.offered('ex'), {'explain'})

    def test_every_option_of_the_help_and_no_other(self):
        for command in ('scan', 'check', 'names', 'report', 'pack', 'doctor'):
            wanted = options_of(command)
            self.assertGreater(len(wanted), 10)
            self.assertEqual(self.offered(command, '--'), wanted, command)
        self.assertLessEqual({'--bank', '--reason', '--date'}, self.offered('bank', '--'))

    def test_values(self):
        self.assertEqual(self.offered('scan', '--role', 'sc'), {'screenshot'})
        self.assertEqual(self.offered('scan', '--role', '=', 'sc'), {'screenshot'})
        self.assertEqual(self.offered('scan', '--fail-on', '='), {'reject', 'review', 'none'})
        self.assertLessEqual({'text', 'sarif', 'html'}, self.offered('scan', '-f', ''))
        self.assertLessEqual({'list', 'show'}, self.offered('pack', ''))
        self.assertEqual(self.offered('scan', '--bank', ''), set())  # files: bash's own
        self.assertEqual(self.offered('completion', ''), {'bash', 'zsh', 'fish'})


@unittest.skipUnless(shutil.which('fish'), 'fish is not installed')
class Fish(unittest.TestCase):
    def offered(self, line):
        out, err = shell('fish', '--no-config', '-c', f"{script('fish')}\ncomplete -C '{line}'")
        self.assertEqual(err, '')
        return {row.split('\t')[0] for row in out.splitlines()}

    def test_offers(self):
        self.assertEqual(self.offered('brandlint ex'), {'explain'})
        self.assertEqual(self.offered('brandlint scan --role sc'), {'screenshot'})
        self.assertEqual(self.offered('brandlint scan --'), options_of('scan'))
        self.assertEqual(self.offered('brandlint pack li'), {'list'})


@unittest.skipUnless(shutil.which('zsh'), 'zsh is not installed')
class Zsh(unittest.TestCase):
    def specifications(self, words):
        """What the function asks of _arguments, one a line."""
        call = (f'autoload -U compinit; compinit -u -D\n{script("zsh")}\n_arguments() {{ print -rl -- "$@" }}\n'
                f'words=({words}); CURRENT=${{#words}}; _brandlint')
        out, err = shell('zsh', '-f', '-c', call)
        self.assertEqual(err, '')
        return out.splitlines()

    def test_offers(self):
        rows = self.specifications('brandlint scan x')
        self.assertEqual(set(re.findall(r'^\*(--[a-z-]+)\[', '\n'.join(rows), re.MULTILINE)), options_of('scan'))
        self.assertIn('*--role[role of loose pictures; nothing\\: by size]:value:(icon screenshot logo banner other)', rows)
        self.assertIn('*-0[paths of --files-from end in a NUL]', rows)
        self.assertIn('1:word:(list show check calibrate new)', self.specifications('brandlint pack x'))


class ManPage(unittest.TestCase):
    def test_holds_every_command_and_option(self):
        page = run('help', '--man').stdout.replace('\\-', '-')
        for command in COMMANDS:
            self.assertIn(f'.SS "brandlint {command}', page)
            for option in options_of(command) - {'--help'}:
                self.assertIn(f'\\fB{option}\\fR', page, command)
        self.assertNotRegex(page, r'(?m)^(?!\.(TH|SH|SS|B|I|TP|PP)\b)\.')  # no request by accident

    @unittest.skipUnless(shutil.which('groff'), 'groff is not installed')
    def test_groff_has_no_complaint(self):
        done = subprocess.run(['groff', '-man', '-ww', '-Tutf8'], input=run('help', '--man').stdout.encode(),
                              capture_output=True, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, b''))


class Usage(unittest.TestCase):
    def test_another_shell_is_wrong_usage(self):
        for args in ((), ('tcsh',)):
            done = run('completion', *args)
            self.assertEqual((done.returncode, done.stdout), (2, ''))
            self.assertIn('brandlint completion: ', done.stderr)


if __name__ == '__main__':
    unittest.main()
