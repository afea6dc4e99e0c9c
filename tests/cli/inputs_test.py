# SPDX-License-Identifier: MIT
"""What people have: descriptors, archives of all kinds, files they want left out."""
import io
import json
import os
import sys
import tarfile
import unittest
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'hostile'))
import android  # noqa: E402
from program import DAY, ProgramTest, png, records, run  # noqa: E402

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

    def test_a_package_for_android_is_checked_by_what_it_shows(self):
        # The bars and the bow of data/brands, drawn smaller upon a ground of another colour.
        path = 'M4 6v7.2M8 4.4v10.7M12 4v11.6M16 4.4v10.7M20 6v7.2M4 17.6C6 19.1 9 20 12 20S18 19.1 20 17.6'
        number = android.floating
        group = ('group', [(0x01010324, 4, number(.6)), (0x01010325, 4, number(.6)), (0x010101b5, 4, number(12)),
                           (0x010101b6, 4, number(12))],
                 [('path', [(0x01010405, 3, path), (0x01010406, 1, 0x7f030001), (0x01010407, 4, number(1.6)),
                            (0x0101040b, 0x10, 1)], [])])
        front = ('vector', [(android.WIDTH, 4, number(24)), (android.HEIGHT, 4, number(24))], [group])
        icon = ('adaptive-icon', [], [('background', [(android.DRAWABLE, 1, 0x7f030000)], []),
                                      ('foreground', [(android.DRAWABLE, 1, 0x7f010001)], [])])
        table = [(0x7f010000, 3, 'res/a.xml'), (0x7f010001, 3, 'res/f.xml'), (0x7f020000, 3, 'Interc0m Inbox'),
                 (0x7f030000, 0x1c, 0xff8800ff), (0x7f030001, 0x1c, 0xffffffff)]
        package = android.apk({'AndroidManifest.xml': android.manifest(), 'resources.arsc': android.table(table),
                               'res/a.xml': android.xml(icon), 'res/f.xml': android.xml(front)})
        with self.folder({'a.apk': package}) as top:
            rows = told(run(*SCAN, '--isolated', 'a.apk', cwd=top).stdout)
        self.assertEqual([row[:3] for row in rows], [('a.apk', 'reject', True)])
        self.assertEqual({rule for rule, _ in rows[0][3]}, {'name-uses-brand', 'logo-in-icon'})
        self.assertEqual(rows[0][4], ['res/a.xml'])

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
