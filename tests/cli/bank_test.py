# SPDX-License-Identifier: MIT
"""Rejected pictures: rows into a bank, and a resubmitted icon recognised by it."""
import json
import os
import unittest

from program import DAY, ProgramTest, png, records, run

REASON = 'the mark in red'


def icon(view, turn=''):
    """A drawing without any symmetry on a plain ground, seen through that view box."""
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}">'
            '<rect x="-99" y="-99" width="300" height="300" fill="#246"/>'
            f'<g transform="{turn}"><path d="M8 10h14v6h-8v5h9v6h-9v12H8z" fill="#fc3"/>'
            '<circle cx="31" cy="17" r="8" fill="#e53"/><path d="M25 30l15-2-3 12z" fill="#fff"/></g></svg>')


def add(top, *args):
    return run('bank', 'add', '--bank', 'bank.jsonl', '--reason', REASON, '--date', '2026-11-03', *args, cwd=top)


def scan(top, *args, **more):
    return run('scan', '--isolated', '--as-of', DAY, '--role', 'icon', '--only', 'near_copy', '--format',
               'jsonl', *args, cwd=top, **more)


class Banks(ProgramTest):
    def test_a_resubmitted_icon_is_rejected_with_its_reason(self):
        files = {'old.svg': icon('0 0 48 48'), 'cropped.svg': icon('2 2 44 44'),
                 'padded.svg': icon('-9 -9 66 66'),
                 'turned.svg': icon('0 0 48 48', 'rotate(90 24 24)'), 'flat.png': png(64, 64)}
        with self.folder(files) as top:
            added = add(top, '--id', 'sub-17', 'old.svg')
            self.assertEqual(added.returncode, 0, added.stderr)
            found = scan(top, '--bank', 'bank.jsonl', 'cropped.svg', 'padded.svg', 'turned.svg', 'flat.png')
            self.assertEqual(found.returncode, 1, found.stderr)
            without = scan(top, 'cropped.svg')
            self.assertEqual(without.returncode, 0, without.stderr)
            doctor = run('doctor', '--isolated', '--bank', 'bank.jsonl', cwd=top)
            self.assertIn('bank        bank.jsonl, ', doctor.stdout)
        header = json.loads(found.stdout.split('\n')[0])
        self.assertEqual([(bank['id'], len(bank['digest'])) for bank in header['banks']], [('bank.jsonl', 64)])
        self.assertNotIn('banks', json.loads(without.stdout.split('\n')[0]))
        for row in records(found.stdout):
            if row['source'] == 'flat.png':
                self.assertEqual(row['findings'], [])
                continue
            finding, = row['findings']
            self.assertEqual((finding['rule'], finding['verdict'], finding['kind']),
                             ('rejected-before', 'reject', 'near-copy'))
            self.assertEqual(finding['message'],
                             f'the icon is a copy of the rejected picture sub-17 (2026-11-03: {REASON})')

    def test_a_bad_row_is_told_and_the_rest_goes_on(self):
        with self.folder({'old.svg': icon('0 0 48 48'), 'bank.jsonl': '{"id": 3}\n'}) as top:
            self.assertEqual(add(top, 'old.svg').returncode, 0)
            found = scan(top, '--bank', 'bank.jsonl', 'old.svg')
            self.assertEqual(found.returncode, 1, found.stderr)
            self.assertIn('bank.jsonl:1: "id" must be text; the row is left out', found.stderr)
            several = scan(top, '--bank', 'bank.jsonl', '--bank', 'bank.jsonl', 'old.svg')
            self.assertEqual(len(json.loads(several.stdout.split('\n')[0])['banks']), 2, several.stderr)
            checked = run('bank', 'check', 'bank.jsonl', cwd=top)
            self.assertEqual(checked.returncode, 1, checked.stdout)
            self.assertIn('bank.jsonl:1: "id" must be text', checked.stdout)

    def test_the_environment_and_the_configuration_name_banks(self):
        with self.folder({'old.svg': icon('0 0 48 48'), 'below/brandlint.toml': 'bank = ["../bank.jsonl"]\n'}) as top:
            self.assertEqual(add(top, 'old.svg').returncode, 0)
            args = ('scan', '--as-of', DAY, '--role', 'icon', '--only', 'near_copy')
            by_variable = run(*args, 'old.svg', cwd=top, environment={'BRANDLINT_BANK': 'bank.jsonl'})
            self.assertEqual(by_variable.returncode, 1, by_variable.stderr)
            by_file = run(*args, '../old.svg', cwd=os.path.join(top, 'below'))
            self.assertEqual(by_file.returncode, 1, by_file.stderr)

    def test_what_cannot_be_added_or_read_is_said(self):
        with self.folder({'old.svg': icon('0 0 48 48'), 'cropped.svg': icon('2 2 44 44'),
                          'flat.png': png(64, 64), 'text.png': 'no picture'}) as top:
            for args, message in ((['gone.png'], 'gone.png: no such file'),
                                  (['text.png'], 'text.png: '),
                                  (['flat.png'], 'flat.png: too little to see for a hash (quality 0 of 100'),
                                  (['--id', 'a', 'old.svg', 'flat.png'], '--id is for one picture')):
                done = add(top, *args)
                self.assertEqual(done.returncode, 2, args)
                self.assertIn(message, done.stderr)
                self.assertFalse(os.path.exists(os.path.join(top, 'bank.jsonl')))
            self.assertEqual(add(top, '--id', 'a', 'old.svg').returncode, 0)
            some = add(top, 'flat.png', 'cropped.svg')
            self.assertEqual(some.returncode, 3)
            self.assertIn('flat.png: too little to see', some.stderr)
            again = add(top, '--id', 'a', 'old.svg')
            self.assertEqual(again.returncode, 2)
            self.assertIn("the id 'a' is there already", again.stderr)
            missing = scan(top, '--bank', 'gone.jsonl', 'old.svg')
            self.assertEqual(missing.returncode, 2)
            self.assertIn('bank gone.jsonl: no such file', missing.stderr)


if __name__ == '__main__':
    unittest.main()
