# SPDX-License-Identifier: MIT
"""Another brand is a folder: two packs at once, and the commands that tell about packs and rules."""
import os
import unittest

from program import DAY, ProgramTest, records, run

# An invented brand: a name, a disc with a square hole, and one clause of the built-in policy.
BRAND = {
    'schema': 'brandlint.brand/1', 'id': 'lumapay', 'title': 'Lumapay', 'version': '1', 'colours': ['#FF8800'],
    'names': [{'word': 'Lumapay', 'kind': 'house-mark', 'free_words': ['lumapayable']}],
    'marks': [{'file': 'mark.svg', 'role': 'mark', 'title': 'the Lumapay mark'}],
    'clauses': [{'id': 'platform-guidelines/name-in-app-name', 'text': 'No app is called Lumapay.',
                 'source': 'invented', 'date': '2026-01-01'}],
    'examples': {'misuse': [{'name': 'Lumapay Plus', 'why': 'the name'}],
                 'fine_use': [{'name': 'Lamplight', 'why': 'another word'}]}}
MARK = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill-rule="evenodd" '
        'd="M12 0a12 12 0 1 0 0 24a12 12 0 1 0 0-24M9 9h6v6h-6zM3 11h3v2h-3zM18 11h3v2h-3z"/></svg>')


class Packs(ProgramTest):
    def test_two_packs_at_once(self):
        with self.folder({'lumapay/brand.json': BRAND, 'lumapay/mark.svg': MARK}) as top:
            done = run('check', '--isolated', '--as-of', DAY, '--pack', 'intercom', '--pack', './lumapay',
                       '--name', 'Lumapay for Intercom', '--name', 'Lumapayable', '--format', 'jsonl', cwd=top)
        self.assertEqual(done.returncode, 1, done.stderr)
        found = {(f['brand'], f['excerpt'], f['rule']) for f in records(done.stdout)[0]['findings']}
        self.assertEqual(found, {('intercom', 'Intercom', 'name-uses-brand'),
                                 ('lumapay', 'Lumapay', 'name-uses-brand')})

    def test_the_mark_of_another_brand_is_found_without_a_patch(self):
        with self.folder({'lumapay/brand.json': BRAND, 'lumapay/mark.svg': MARK, 'icon.svg': MARK}) as top:
            done = run('scan', '--isolated', '--as-of', DAY, '--pack', './lumapay', '--role', 'icon', 'icon.svg',
                       '--format', 'jsonl', cwd=top)
        finding = records(done.stdout)[0]['findings'][0]
        self.assertEqual((finding['brand'], finding['rule']), ('lumapay', 'logo-in-icon'), done.stdout)

    def test_pack_check_runs_the_examples(self):
        wrong = {**BRAND, 'examples': {'misuse': [{'name': 'Lamplight', 'why': 'it is not'}], 'fine_use': []}}
        for brand, code in ((BRAND, 1), (wrong, 1)):
            with self.folder({'lumapay/brand.json': brand, 'lumapay/mark.svg': MARK}) as top:
                done = run('pack', 'check', '--isolated', './lumapay', cwd=top)
            # Either way the built-in policies refer to clauses that this small pack does not have.
            self.assertEqual(done.returncode, code, done.stderr)
            self.assertEqual('"Lamplight" must not pass' in done.stdout, brand is wrong, done.stdout)
        self.assertEqual(run('pack', 'check', '--isolated').returncode, 0)

    def test_a_pack_with_a_mistake_is_wrong_usage_with_file_and_key(self):
        with self.folder({'lumapay/brand.json': {**BRAND, 'colurs': []}, 'lumapay/mark.svg': MARK}) as top:
            done = run('check', '--isolated', '--pack', './lumapay', '--name', 'x', cwd=top)
        self.assertEqual(done.returncode, 2)
        for word in ['brand.json:1', 'colurs', 'colours']:
            self.assertIn(word, done.stderr)


class PackNew(ProgramTest):
    def new(self, *args, cwd):
        return run('pack', 'new', '--as-of', DAY, *args, cwd=cwd)

    def test_a_new_pack_checks_and_finds(self):
        with self.folder({'art/drawing.svg': MARK}) as top:
            done = self.new('Lumapay', '--svg', 'art/drawing.svg', '--output', 'packs', cwd=top)
            self.assertEqual((done.returncode, done.stderr), (0, ''))
            for words in ['written: packs/lumapay/brand.json', 'no-transliterations', 'pack check packs/lumapay']:
                self.assertIn(words, done.stdout)
            checked = run('pack', 'check', '--isolated', 'packs/lumapay', cwd=top)
            self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)
            self.assertIn('15 examples, 0 failed', checked.stdout)
            found = run('check', '--isolated', '--as-of', DAY, '--pack', 'packs/lumapay', '--name', 'LumapaySync',
                        '--icon', 'art/drawing.svg', '--format', 'jsonl', cwd=top)
            rules = {f['rule'] for f in records(found.stdout)[0]['findings']}
            self.assertLessEqual({'name-uses-brand', 'logo-in-icon'}, rules)
            with open(os.path.join(top, 'packs/lumapay/brand.json'), encoding='utf-8') as file:
                first = file.read()
            again = self.new('Lumapay', '--output', 'packs', cwd=top)
            self.assertEqual(again.returncode, 2)
            self.assertIn('packs/lumapay: is there already and is not overwritten', again.stderr)
            self.assertEqual(self.new('Lumapay', '--svg', 'art/drawing.svg', '--output', 'b', cwd=top).returncode, 0)
            with open(os.path.join(top, 'b/lumapay/brand.json'), encoding='utf-8') as file:
                self.assertEqual(file.read(), first)  # the same words give the same bytes

    def test_short_names_are_warned_about(self):
        with self.folder({}) as top:
            done = self.new('Luma', cwd=top)
            self.assertIn('has 4 letters: below 5 only whole words', done.stdout)
            self.assertIn('not found: "relumaly"', done.stdout)
            self.assertEqual(run('pack', 'check', '--isolated', './luma', cwd=top).returncode, 0)
            self.assertIn('(short-word)', run('pack', 'show', '--isolated', './luma', cwd=top).stdout)

    def test_what_is_wrong_is_told_and_nothing_is_written(self):
        with self.folder({'no.svg': 'hello'}) as top:
            for args, words in [([], 'NAME is required'), ([''], 'the name is empty'),
                                (['365'], 'has no letter'), (['Lumapay', '--id', 'Luma Pay'], 'lower-case letters'),
                                (['x' * 41], 'more than the limit of 40'), (['Lumapay', '--as-of', 'May'], 'not a day'),
                                (['Lumapay', '--svg', 'none.svg'], 'none.svg: no such file'),
                                (['Lumapay', '--svg', 'no.svg'], 'no.svg: not a picture'),
                                (['Lumapay', '--output', 'no.svg/packs'], 'no.svg/packs: ')]:
                done = run('pack', 'new', *args, cwd=top)
                self.assertEqual((done.returncode, done.stdout), (2, ''), args)
                self.assertIn(words, done.stderr)
            self.assertEqual(os.listdir(top), ['no.svg'])


class Telling(ProgramTest):
    def test_explain_lists_and_tells_every_rule_and_detector(self):
        listed = run('explain', '--isolated').stdout
        ids = [line.split()[0] for line in listed.splitlines() if line.startswith('  ')]
        self.assertIn('logo', ids)
        self.assertIn('logo-in-icon', ids)
        for name in ids:
            done = run('explain', '--isolated', name)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertGreater(len(done.stdout.splitlines()), 5, name)

    def test_every_command_has_help(self):
        for name in ('scan', 'check', 'names', 'explain', 'pack', 'doctor'):
            for args in ((name, '--help'), ('help', name)):
                done = run(*args)
                self.assertEqual((done.returncode, done.stderr), (0, ''))
                self.assertIn('--help', done.stdout)
        self.assertRegex(run('version').stdout, r'^brandlint \d+\.\d+\.\d+\n$')


if __name__ == '__main__':
    unittest.main()
