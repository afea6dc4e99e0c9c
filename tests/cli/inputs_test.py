# SPDX-License-Identifier: MIT
"""What people have: descriptors, archives of all kinds, files they want left out."""
import io
import json
import os
import tarfile
import unittest
import zipfile

from program import DAY, ProgramTest, png, records, run

SCAN = ['scan', '--no-cache', '--as-of', DAY, '--format', 'jsonl']
MANIFEST = {'manifest_version': 3, 'name': '__MSG_name__', 'icons': {'16': 'icons/16.png'}}
FILES = {'manifest.json': json.dumps(MANIFEST).encode(),
         '_locales/en/messages.json': b'{"name": {"message": "Interc0m Inbox"}}',
         '_locales/de/messages.json': b'{"name": {"message": "Pult"}}',
         'icons/16.png': png(16, 16, 90)}


def zipped():
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, content in FILES.items():
            archive.writestr(name, content)
    return out.getvalue()


def tarred(mode):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, content in FILES.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def told(output):
    """source, verdict, complete, (rule, locale) of each finding, paths of the pictures."""
    return [(row['source'], row['verdict'], row['complete'],
             [(f['rule'], f.get('subject', {}).get('locale', '')) for f in row['findings']],
             [asset['path'] for asset in row.get('assets', [])]) for row in records(output)]


class Inputs(ProgramTest):
    def expect_extension(self, source, top, *more):
        rows = told(run(*SCAN, '--isolated', *more, source, cwd=top).stdout)
        self.assertEqual(len(rows), 1)
        self.assertEqual(rows[0][:3], (source, 'reject', True))
        self.assertEqual([rule for rule, _ in rows[0][3]], ['name-uses-brand'])
        self.assertEqual(rows[0][4], ['icons/16.png'])

    def test_an_extension_is_checked_as_it_is(self):
        with self.folder(FILES) as top:
            self.expect_extension('.', top)
            self.expect_extension('manifest.json', top)

    def test_archives_are_looked_into(self):
        crx = b'Cr24\3\0\0\0\2\0\0\0pr' + zipped()
        files = {'a.zip': zipped(), 'a.crx': crx, 'upload': zipped(), 'a.tar': tarred('w'), 'a.tgz': tarred('w:gz'),
                 'a.tar.bz2': tarred('w:bz2'), 'a.tar.xz': tarred('w:xz')}
        with self.folder(files) as top:
            for name in files:
                with self.subTest(name):
                    self.expect_extension(name, top)
            self.expect_extension('a.zip', top, '--no-sandbox')
            before = sorted(os.listdir(top))
            self.assertEqual(before, sorted(files))  # nothing was unpacked

    def test_an_archive_that_cannot_be_read_does_not_pass(self):
        with self.folder({'a.zip': zipped()[:-30], 'b.png': png(64, 64, 9)}) as top:
            result = run(*SCAN, '--isolated', '.', cwd=top)
        self.assertEqual(result.returncode, 3)
        self.assertEqual([row[:3] for row in told(result.stdout)],
                         [('a.zip', 'review', False), ('b.png', 'pass', True)])

    def test_what_the_user_ignores_is_left_out(self):
        files = {'.brandlintignore': b'old/\n!b.png\n', 'in/a.png': png(64, 64, 9), 'in/old/b.png': png(64, 64, 9),
                 'in/.brandlintignore': b'*\n'}
        with self.folder(files) as top:
            rows = told(run(*SCAN, 'in', cwd=top).stdout)
            self.assertEqual([row[0] for row in rows], ['in/a.png'])
            # Never by what lies in the folder that is scanned; not at all when it is not wanted.
            rows = told(run(*SCAN, '--isolated', 'in', cwd=top).stdout)
            self.assertEqual([row[0] for row in rows], ['in/a.png', 'in/old/b.png'])
            self.assertIn('.brandlintignore', run('scan', '--show-config', cwd=top).stdout)


if __name__ == '__main__':
    unittest.main()
