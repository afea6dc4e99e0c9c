# SPDX-License-Identifier: MIT
"""Another brand is a folder: two packs at once, and the commands that tell about packs and rules."""
import json
import os
import unittest

try:
    import jsonschema
except ImportError:
    jsonschema = None

from program import DAY, ProgramTest, records, run

SCHEMAS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data', 'schemas')

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


class Curves(ProgramTest):
    def curves(self, *args, cwd):
        return run('pack', 'check', '--isolated', '--as-of', DAY, '--curves', '--rounds', '1', *args, cwd=cwd)

    def test_recall_is_printed_by_kind_with_the_nearest_foreign_marks_and_the_cost(self):
        with self.folder({'lumapay/brand.json': BRAND, 'lumapay/mark.svg': MARK}) as top:
            done = self.curves('./lumapay', '--jobs', '1', cwd=top)
            self.assertEqual((done.returncode, done.stderr), (1, ''))  # 1: its clauses, as without --curves
            for words in ['the Lumapay mark  (lumapay/mark)', 'mirrored', 'busy_ground', 'all together', 'nearest',
                          'without a mark: 1 mark of other packs, 10 invented marks', 'pictures without it: 102,',
                          '0.60', 'the policy asks a person from here', '0.80', 'the policy rejects from here']:
                self.assertIn(words, done.stdout)
            self.assertRegex(done.stdout, r'exact +100\.0 % +100\.0 %  R{20}  as the pack draws it')
            self.assertEqual(self.curves('./lumapay', '--jobs', '3', cwd=top).stdout, done.stdout)

    def test_a_document_has_standard_output_for_itself(self):
        with self.folder({'lumapay/brand.json': BRAND, 'lumapay/mark.svg': MARK, 'other/a.svg': MARK,
                          'other/lumapay.svg': MARK, 'other/notes.txt': 'no picture'}) as top:
            done = self.curves('./lumapay', '--foreign', 'other', '--seed', '7', '--format', 'json', cwd=top)
        curves = json.loads(done.stdout)
        self.assertIn('1 pack, 2 examples', done.stderr)
        self.assertEqual((curves['schema'], curves['seed'], curves['rounds']), ('brandlint.curves/1', 7, 1))
        self.assertIn('1 mark of 1 in other', curves['foreign'])  # lumapay.svg is its own
        mark = curves['marks'][0]
        self.assertEqual(len(mark['kinds']), 20)
        self.assertGreaterEqual(mark['foreign_rejected'], 1)  # the same drawing
        self.assertEqual(mark['nearest'][0]['name'].split(',')[0], 'a.svg')
        counts = [row['found'] for row in mark['thresholds']]
        self.assertEqual(counts, sorted(counts, reverse=True))
        if jsonschema:
            with open(os.path.join(SCHEMAS, 'curves.schema.json'), encoding='utf-8') as file:
                jsonschema.validate(curves, json.load(file))

    def test_a_pack_is_calibrated(self):
        with self.folder({'lumapay/brand.json': BRAND, 'lumapay/mark.svg': MARK, 'other/a.svg': MARK,
                          'other/lumapay.svg': MARK, 'other/b.svg': MARK.replace('h6v6h-6z', 'h8v5h-8z')}) as top:
            def calibrate(*args):
                done = run('pack', 'calibrate', 'lumapay', '--foreign', 'other', *args, cwd=top)
                self.assertEqual((done.returncode, done.stderr), (0, ''))
                with open(os.path.join(top, 'lumapay', 'brand.json'), encoding='utf-8') as file:
                    return done.stdout, json.load(file)
            told, brand = calibrate('--rate', '0', '--jobs', '1')
            self.assertIn('measured on 4 pictures of 2 marks of 2 in other', told)  # lumapay.svg is its own
            self.assertIn('mark.svg: somebody should look from 0.9', told)  # the same drawing is among them
            calibration = brand['marks'][0].pop('calibration')
            self.assertEqual(brand, BRAND)  # the rest stays what it says
            self.assertEqual((calibration['pictures'], calibration['rate']), (4, 0))
            self.assertGreater(calibration['reject'], calibration['review'])
            self.assertEqual(calibrate('--rate', '0', '--jobs', '2')[1]['marks'][0]['calibration'], calibration)
            if jsonschema:
                with open(os.path.join(SCHEMAS, 'brand.schema.json'), encoding='utf-8') as file:
                    jsonschema.validate({**BRAND, 'marks': [{**BRAND['marks'][0], 'calibration': calibration}]},
                                        json.load(file))

            self.assertNotIn('calibration-stale', run('pack', 'show', '--isolated', './lumapay', cwd=top).stdout)
            with open(os.path.join(top, 'lumapay', 'mark.svg'), 'w', encoding='utf-8') as file:
                file.write(MARK.replace('h6v6h-6z', 'h7v6h-7z'))
            stale = run('pack', 'show', '--isolated', './lumapay', cwd=top)
            self.assertIn('warning: mark.svg  (calibration-stale)', stale.stdout)

            for args, words in [(['intercom'], 'intercom: is no folder'), (['gone/'], 'gone/: is no folder'),
                                (['lumapay', '--foreign', 'lumapay/brand.json'], 'brand.json: '),
                                (['lumapay', '--rate', '2'], '--rate')]:
                done = run('pack', 'calibrate', *args, cwd=top)
                self.assertEqual(done.returncode, 2, args)
                self.assertIn(words, done.stderr)

    def test_wrong_usage_is_told(self):
        with self.folder({'lumapay/brand.json': {**BRAND, 'marks': []}, 'lumapay/mark.svg': MARK, 'none/x': ''}) as top:
            for args, words in [(['check', './lumapay', '--curves'], 'there are 0 marks to alter'),
                                (['show', '--curves'], "--curves goes with 'pack check'"),
                                (['check', '--curves', '--format', 'csv'], "text and json, not 'csv'"),
                                (['check', '--curves', '--rounds', '0'], 'rounds'),
                                (['check', '--curves', '--foreign', 'none'], 'at least 1 is needed'),
                                (['check', '--curves', '--foreign', 'gone'], 'gone: ')]:
                done = run('pack', args[0], '--isolated', *args[1:], cwd=top)
                self.assertEqual(done.returncode, 2, args)
                self.assertIn(words, done.stderr)

    def test_a_simple_mark_is_warned_about(self):
        disc = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4.5" cy="4.5" r="4"/></svg>'
        with self.folder({'disc.svg': disc}) as top:
            made = run('pack', 'new', 'Lumapay', '--as-of', DAY, '--svg', 'disc.svg', cwd=top)
            for told in (made, run('pack', 'check', '--isolated', './lumapay', cwd=top),
                         run('pack', 'show', '--isolated', './lumapay', cwd=top)):
                self.assertEqual(told.returncode, 0, told.stderr)
                self.assertIn('warning: mark.svg  (plain-mark)', told.stdout)
                self.assertIn('is 1 plain shape', told.stdout)
                self.assertIn('at least 4', told.stdout)
        self.assertNotIn('mark.svg', run('pack', 'check', '--isolated').stdout)


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
