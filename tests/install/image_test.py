# SPDX-License-Identifier: MIT
"""What can be known of the Dockerfile without building an image: what it copies is there and comes along, its
packages are Debian's and those that ./dev knows, it does not run as root, and its health is that of the service.

usage: image_test.py PROGRAM
"""
import fnmatch
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = sys.argv[1]


def instructions():
    text = (ROOT / 'Dockerfile').read_text(encoding='utf-8')
    text = re.sub(r'^#.*\n', '', text, flags=re.M).replace('\\\n', ' ')
    return [tuple(line.split(maxsplit=1)) for line in text.splitlines() if line.strip()]


def packages_of_dev():
    """All that ./dev installs, as bash reads its lists."""
    text = (ROOT / 'dev').read_text(encoding='utf-8')
    start, end = text.index('build_packages=('), text.index('say()')
    script = f'root={ROOT}\n{text[start:end]}printf "%s\\n" "${{build_packages[@]}}" "${{test_packages[@]}}" "${{asan_packages[@]}}"'
    return set(subprocess.run(['bash', '-c', script], check=True, stdout=subprocess.PIPE, text=True).stdout.split())


class ImageTest(unittest.TestCase):
    def stages(self):
        stages = []
        for word, rest in instructions():
            if word == 'FROM':
                stages.append([])
            stages[-1].append((word, rest))
        return stages

    def test_what_is_copied_is_there_and_comes_along(self):
        sources = [source for word, rest in instructions() if word in ('COPY', 'ADD')
                   for source in rest.split()[:-1] if not source.startswith('--')]
        self.assertEqual(sources, ['.'])
        ignored = [line.strip('/') for line in (ROOT / '.dockerignore').read_text(encoding='utf-8').split()]
        for needed in ('dev', 'CMakeLists.txt', 'CMakePresets.json', 'package-lock.json', 'core', 'service', 'cli', 'console',
                       'data', 'cmake', 'docs', 'LICENSE'):
            self.assertTrue((ROOT / needed).exists(), needed)
            self.assertFalse(any(fnmatch.fnmatch(needed, pattern) for pattern in ignored), f'{needed} is left behind')
        for made_here in ('build', 'node_modules', '.git'):
            self.assertIn(made_here, ignored)

    def test_packages(self):
        named = [name for word, rest in instructions() if word == 'RUN'
                 for part in re.findall(r'apt-get install ((?:--\S+ )*)([^&]*)', rest) for name in part[1].split()]
        names = {name for name in named if not name.startswith('/package/')}
        self.assertEqual(len(names), len(named) - 1)  # and our own
        self.assertLessEqual(names, packages_of_dev())

    @unittest.skipUnless(shutil.which('apt-cache'), 'there is no apt-cache')
    def test_debian_12_has_all_packages_of_dev(self):
        release = pathlib.Path('/etc/os-release').read_text(encoding='utf-8')
        if 'VERSION_ID="12"' not in release:
            self.skipTest('this is no Debian 12')
        wanted = sorted(packages_of_dev())
        known = subprocess.run(['apt-cache', 'policy', *wanted], check=True, stdout=subprocess.PIPE, text=True).stdout
        candidates = dict(re.findall(r'^(\S+):\n  Installed: .*\n  Candidate: (.*)$', known, re.M))
        if not candidates:
            self.skipTest('the lists of packages are not there')
        self.assertEqual([name for name in wanted if candidates.get(name, '(none)') == '(none)'], [])

    def test_bases_and_user(self):
        build, final = self.stages()
        self.assertRegex(build[0][1], r'^node:\d+-bookworm-slim AS build$')
        oldest = re.search(r'set\(BRANDLINT_OLDEST_NODE (\d+)', (ROOT / 'cmake/Console.cmake').read_text(encoding='utf-8'))
        self.assertGreater(int(re.search(r'node:(\d+)', build[0][1]).group(1)), int(oldest.group(1)))
        self.assertEqual(final[0][1], 'debian:12-slim')  # bookworm, as the other
        words = [word for word, _ in final]
        self.assertLess(words.index('USER'), words.index('ENTRYPOINT'))
        self.assertNotIn(dict(final)['USER'], ('root', '0'))
        self.assertIn(f"useradd --create-home --uid 10001 {dict(final)['USER']}", dict(final)['RUN'])
        preset = re.search(r'--preset (\w+)', dict(build)['RUN']).group(1)
        presets = json.loads((ROOT / 'CMakePresets.json').read_text(encoding='utf-8'))
        self.assertIn(preset, [entry['name'] for entry in presets['buildPresets']])

    def test_health(self):
        check = dict(self.stages()[1])['HEALTHCHECK']
        words = json.loads(check[check.index('['):])
        with tempfile.TemporaryDirectory() as top:
            service = subprocess.Popen([PROGRAM, 'serve', '--listen', '127.0.0.1:0', '--workers', '0', '--store', f'sqlite:{top}/db'],
                                       stdout=subprocess.PIPE, text=True)
            try:
                port = re.search(r':(\d+)/', service.stdout.readline()).group(1)
                ask = [word.replace('/8080', f'/{port}') for word in words]
                self.assertNotEqual(ask, words)
                self.assertEqual(subprocess.run(ask, check=False, timeout=30).returncode, 0)
                wrong = [word.replace('/healthz', '/nothing') for word in ask]
                self.assertNotEqual(subprocess.run(wrong, check=False, timeout=30).returncode, 0)
            finally:
                service.terminate()
                service.wait()
                service.stdout.close()
            self.assertNotEqual(subprocess.run(ask, check=False, timeout=30, stderr=subprocess.DEVNULL).returncode, 0)


unittest.main(argv=sys.argv[:1])
