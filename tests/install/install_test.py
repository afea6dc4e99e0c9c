# SPDX-License-Identifier: MIT
"""Installs the library into an empty folder, builds examples/check_app with what is there alone, and
runs it; packs the program as a .deb, unpacks that and runs it.

usage: install_test.py BUILD_FOLDER COMPILER
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD, COMPILER = sys.argv[1:3]


def run(*words, code=0):
    done = subprocess.run([str(word) for word in words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, check=False)
    if done.returncode != code:
        raise AssertionError(f'{words}: {done.returncode}, not {code}\n{done.stdout[-4000:]}')
    return done.stdout


class InstallTest(unittest.TestCase):
    def test_library_builds_the_example(self):
        with tempfile.TemporaryDirectory() as top:
            run('cmake', '--install', BUILD, '--prefix', f'{top}/usr')
            run('cmake', '-G', 'Ninja', '-S', ROOT / 'examples/check_app', '-B', f'{top}/build',
                f'-DCMAKE_PREFIX_PATH={top}/usr', f'-DCMAKE_CXX_COMPILER={COMPILER}')
            run('cmake', '--build', f'{top}/build')
            app = f'{top}/build/check_app'
            clean = run(app, '2026-11-24', 'Quiet Harbour', ROOT / 'samples/clean-calendar/icon.png')
            self.assertEqual(clean, 'pass\n')
            bad = run(app, '2026-11-24', 'Lantern', ROOT / 'samples/broken-picture/icon.png', code=1)
            self.assertTrue(bad.startswith('review\n'), bad)
            installed = {str(path.relative_to(f'{top}/usr')) for path in pathlib.Path(f'{top}/usr').rglob('*')}
            self.assertLessEqual({'bin/brandlint', 'share/man/man1/brandlint.1',
                                  'share/bash-completion/completions/brandlint',
                                  'include/brandlint/core/brandlint.h'}, installed)

    def test_package_runs(self):
        with tempfile.TemporaryDirectory() as top:
            run('cpack', '--config', f'{BUILD}/CPackConfig.cmake', '-B', top)
            packages = list(pathlib.Path(top).glob('*.deb'))
            self.assertEqual(len(packages), 1)
            fields = run('dpkg-deb', '-f', packages[0], 'Package', 'Depends')
            self.assertIn('Package: brandlint\n', fields)
            for needed in ('libtesseract5', 'librsvg2-2', 'tesseract-ocr-eng', 'ca-certificates'):
                self.assertIn(needed, fields)
            for not_needed in ('-dev', 'gtest'):
                self.assertNotIn(not_needed, fields)
            run('dpkg-deb', '-x', packages[0], f'{top}/root')
            self.assertFalse(os.path.exists(f'{top}/root/usr/include'))
            self.assertTrue(run(f'{top}/root/usr/bin/brandlint', 'version').startswith('brandlint '))
            found = run(f'{top}/root/usr/bin/brandlint', 'scan', '--isolated', '--quiet', ROOT / 'samples', code=1)
            self.assertIn('reject', found)


unittest.main(argv=sys.argv[:1])
