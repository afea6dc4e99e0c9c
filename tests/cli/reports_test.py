# SPDX-License-Identifier: MIT
"""Reports of the program from outside: what they suggest is true, and they say the same."""
import re
import unittest

from program import DAY, ProgramTest, records, run


def suggestions(letter):
    part = letter.partition('Names near yours that would pass:')[2].partition('They were checked')[0]
    return re.findall(r'^- `(.*)`$', part, re.M)


class LetterTest(ProgramTest):
    def test_suggests_names_that_pass_by_themselves(self):
        for name, rest in (('Intercom Sync', 'Sync'), ('Deskbar for Intercom', 'Deskbar'),
                           ('\u0406ntercom Chat', 'Chat'), ('Sync by lnterc0m', 'Sync')):
            done = run('check', '--name', name, '--developer', 'Acme Ltd', '--as-of', DAY, '--format', 'markdown')
            self.assertEqual(done.returncode, 1, done.stderr)
            names = suggestions(done.stdout)
            self.assertIn(rest, names, done.stdout)
            for each in names:
                again = run('check', '--name', each, '--as-of', DAY, '--fail-on', 'review', '--format', 'jsonl')
                self.assertEqual(again.returncode, 0, each)
                self.assertEqual(records(again.stdout)[0]['findings'], [])

    def test_suggests_nothing_where_nothing_is_left(self):
        done = run('check', '--name', 'Intercom', '--as-of', DAY, '--format', 'markdown')
        self.assertEqual(suggestions(done.stdout), [])

    def test_leaves_a_developer_out_who_has_the_name_himself(self):
        done = run('check', '--name', 'Intercom Sync', '--developer', 'Intercom Fans', '--as-of', DAY,
                   '--format', 'markdown')
        self.assertEqual(suggestions(done.stdout), ['Sync'])

    def test_writes_no_letter_to_who_passes(self):
        done = run('check', '--name', 'Deskline', '--as-of', DAY, '--format', 'markdown')
        self.assertEqual(done.stdout, 'Submissions checked: 1. None of them needs a letter.\n')


if __name__ == '__main__':
    unittest.main()
