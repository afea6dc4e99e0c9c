# SPDX-License-Identifier: MIT
"""Bad input of any kind: a message with thing, number and limit, the right exit code, the rest goes on."""
import json
import os
import signal
import struct
import subprocess
import time
import unittest
import zlib

from program import DAY, MANIFEST, PROGRAM, ROOT, ProgramTest, png, run


def huge_header():
    body = b'IHDR' + struct.pack('>IIBBBBB', 60000, 60000, 8, 2, 0, 0, 0)
    return b'\x89PNG\r\n\x1a\n' + struct.pack('>I', 13) + body + struct.pack('>I', zlib.crc32(body))


class BadPictures(ProgramTest):
    # name, bytes, code of the problem, words of the message
    ROWS = [
        ('empty.png', b'', 'file-empty', ['empty']),
        ('text.png', b'only words, no picture\n', 'format-unknown', ['not a picture']),
        ('huge.png', huge_header(), 'limit-picture-side-px', ['60000', '32767']),
        ('cut.png', png(64, 64)[:60], 'image-truncated', []),
        ('magic.png', b'\x89PNG\r\n\x1a\n', 'image-header', []),
    ]

    def test_each_is_named_and_the_good_one_is_still_checked(self):
        files = {name: data for name, data, _, _ in self.ROWS}
        files['good.png'] = png(64, 64)
        with self.folder(files) as top:
            rows, _ = self.scan('.', cwd=top, code=3)
        self.assertEqual(len(rows), len(files))
        for name, _, code, words in self.ROWS:
            row = next(r for source, r in rows.items() if source.endswith(name))
            with self.subTest(name):
                self.assertNotEqual(row['verdict'], 'pass')
                self.assertFalse(row['complete'])
                self.assertNotEqual(row['assets'][0]['examined'], 'full')
                problem = row['problems'][0]
                self.assertEqual(problem['code'], code, problem)
                for word in [name, *words]:
                    self.assertIn(word, problem['message'])
        good = next(r for source, r in rows.items() if source.endswith('good.png'))
        self.assertEqual((good['verdict'], good['complete']), ('pass', True))

    def test_a_truncated_picture_never_passes(self):
        whole = png(300, 300)
        with self.folder({f'{n:05}.png': whole[:n] for n in range(1, len(whole), max(1, len(whole) // 23))}) as top:
            rows, _ = self.scan('.', cwd=top, code=3)
        self.assertGreater(len(rows), 20)
        for row in rows.values():
            self.assertNotEqual(row['verdict'], 'pass', row)

    def test_a_worker_has_only_so_much_time(self):
        with self.folder({'a.png': png(64, 64)}) as top:
            rows, _ = self.scan('.', '--limit', 'picture_pixels=1000', cwd=top, code=3)
        message = next(iter(rows.values()))['problems'][0]['message']
        self.assertIn('1000 px (picture_pixels)', message.replace('pixels (', 'px ('))


class BadManifests(ProgramTest):
    # what is written, words of the problem's message
    ROWS = [
        ('no json', '{"schema": "brandlint.submission/1", ', []),
        ('wrong type', {**MANIFEST, 'app': {'name': 7}}, ['app.name']),
        ('missing name', {**MANIFEST, 'app': {}}, ['name']),
        ('missing asset', {**MANIFEST, 'assets': [{'path': 'gone.png', 'role': 'icon'}]}, ['gone.png']),
        ('leaves the folder', {**MANIFEST, 'assets': [{'path': '../x.png', 'role': 'icon'}]}, ['../x.png']),
        ('duplicate key', '{"schema": "brandlint.submission/1", "id": "a", "id": "b", "app": {"name": "A"}}', ['id']),
    ]

    def test_each_is_a_problem_of_that_submission(self):
        files = {'good/submission.json': MANIFEST, 'good/icon.png': png(512, 512)}
        for name, content, _ in self.ROWS:
            files[f'bad {name}/submission.json'] = content
            files[f'bad {name}/icon.png'] = png(512, 512)
        with self.folder(files) as top:
            rows, _ = self.scan('.', cwd=top, code=3)
        for name, _, words in self.ROWS:
            with self.subTest(name):
                row = next(r for source, r in rows.items() if source.endswith('bad ' + name))
                self.assertEqual((row['verdict'], row['complete']), ('review', False))
                message = ' '.join(problem['message'] for problem in row['problems'])
                for word in ['submission.json:', *words]:
                    self.assertIn(word, message)
        good = next(r for source, r in rows.items() if source.endswith('good'))
        self.assertEqual((good['verdict'], good['complete']), ('pass', True), good)

    def test_an_unknown_key_is_a_warning_that_moves_nothing(self):
        with self.folder({'submission.json': {**MANIFEST, 'verdict': 'pass', 'asets': []},
                          'icon.png': png(512, 512)}) as top:
            rows, _ = self.scan('.', cwd=top, code=0)
        notes = ' '.join(next(iter(rows.values()))['notes'])
        self.assertIn('asets', notes)
        self.assertIn('verdict', notes)


class Usage(ProgramTest):
    # arguments, words of the complaint
    ROWS = [
        (['scna'], ['scna', 'scan']),
        (['scan', '--jobz', '2'], ['--jobz', '--jobs']),
        (['scan', 'not/there'], ['not/there']),
        (['scan', 'not/there', 'nor/there'], ['2 paths']),
        (['scan', '--only', 'logos', '.'], ['logos']),
        (['scan', '--format', 'jsn', '.'], ['jsn', 'json']),
        (['scan', '--role', 'ikon', '.'], ['ikon']),
        (['scan', '--pack', 'intercon', '.'], ['intercon', 'intercom']),
        (['scan', '--policy', 'no-such', '.'], ['no-such']),
        (['scan', '--as-of', '2026-02-30', '.'], ['2026-02-30']),
        (['scan', '--limit', 'picture_pixel=5', '.'], ['picture_pixel', 'picture_pixels']),
        (['scan', '--limit', 'picture_pixels=lots', '.'], ['whole number']),
        (['scan', '--jobs', '-1', '.'], ['jobs']),
        (['scan', '--output', 'json', '.'], ['FORMAT=FILE']),
        (['check'], ['--name']),
        (['check', '--icon', 'not/there.png'], ['not/there.png']),
        (['names', 'not/there'], ['not/there']),
        (['explain', 'logo-in-icn'], ['logo-in-icn', 'logo-in-icon']),
        (['pack', 'burn'], ['burn']),
    ]

    def test_wrong_usage_is_2_and_says_what_is_wrong(self):
        for args, words in self.ROWS:
            with self.subTest(' '.join(args)):
                done = run(*args)
                self.assertEqual(done.returncode, 2, done.stdout + done.stderr)
                self.assertEqual(done.stdout, '')
                for word in words:
                    self.assertIn(word, done.stderr)

    def test_one_missing_path_of_two_is_incomplete(self):
        with self.folder({'a.png': png(64, 64)}) as top:
            rows, _ = self.scan('a.png', 'b.png', cwd=top, code=3)
        self.assertEqual(rows['a.png']['verdict'], 'pass')
        self.assertEqual(rows['b.png']['problems'][0]['code'], 'path-missing')

    def test_a_folder_with_nothing_to_check_is_clean_and_says_what_was_looked_for(self):
        with self.folder({'notes.txt': 'nothing'}) as top:
            rows, done = self.scan('.', cwd=top, code=0)
        self.assertEqual(rows, {})
        self.assertIn('submission.json', done.stderr)

    def test_configuration_with_an_unknown_key(self):
        with self.folder({'brandlint.toml': 'jbs = 2\n', 'a.png': png(64, 64)}) as top:
            done = run('scan', cwd=top)
        self.assertEqual(done.returncode, 2)
        for word in ['brandlint.toml:1', 'jbs', 'jobs']:
            self.assertIn(word, done.stderr)

    def test_flag_over_variable_over_configuration(self):
        with self.folder({'brandlint.toml': 'language = "deu"\njobs = 3\ncolor = "never"\n'}) as top:
            shown = run('scan', '--show-config', '--jobs', '5', cwd=top,
                        environment={'BRANDLINT_LANGUAGE': 'fra', 'BRANDLINT_JOBS': '4'}).stdout
        for line in ['jobs = 5  (command line)', 'language = fra  (BRANDLINT_LANGUAGE)', 'color = never  (']:
            self.assertIn(line, shown)

    def test_an_output_that_cannot_be_written_is_incomplete(self):
        with self.folder({'a.png': png(64, 64)}) as top:
            done = run('scan', '--isolated', 'a.png', '--output', 'json=no/such/folder/r.json', cwd=top)
        self.assertEqual(done.returncode, 3)
        self.assertIn('no/such/folder/r.json', done.stderr)


class Names(ProgramTest):
    def test_bad_lines_are_named_and_the_others_judged(self):
        lines = b'{"id": "1", "name": "Deskline"}\n{"id": "2", "name": 5}\nnonsense\n{"id": "4", "name": "Intercom"}\n'
        done = run('names', '--isolated', '--as-of', DAY, '--input', 'jsonl', '--format', 'jsonl', '-', stdin=lines)
        self.assertEqual(done.returncode, 1, done.stderr)
        rows = [json.loads(line) for line in done.stdout.split('\n')[1:] if line]
        self.assertEqual([row['verdict'] for row in rows], ['pass', 'review', 'review', 'reject'])
        self.assertEqual([row['id'] for row in rows][0::3], ['1', '4'])

    def test_a_name_that_is_not_utf8_never_passes(self):
        done = run('names', '--isolated', '--format', 'jsonl', '-', stdin=b'Desk\xffline\n')
        self.assertEqual(done.returncode, 3)
        self.assertEqual(json.loads(done.stdout.split('\n')[1])['verdict'], 'review')


class Interrupted(ProgramTest):
    def test_what_was_finished_is_whole_and_the_code_is_130(self):
        with self.folder({f'{n:04}.png': png(900, 900, n % 255) for n in range(600)}) as top:
            child = subprocess.Popen([PROGRAM, 'scan', '--isolated', '--format', 'jsonl', '--jobs', '2', '.'], cwd=top, bufsize=0,
                                     stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            first = child.stdout.readline() + child.stdout.readline()
            child.send_signal(signal.SIGINT)
            rest, complaint = child.communicate(timeout=60)
        self.assertEqual(child.returncode, 130, complaint)
        lines = (first + rest).decode().splitlines()
        self.assertLess(len(lines), 601)
        for line in lines:
            json.loads(line)


if __name__ == '__main__':
    unittest.main()
