# SPDX-License-Identifier: MIT
"""Holds data/schemas/ to what the program reads and writes.

The data files, the samples and the golden reports must be valid; a document that the program
refuses for its shape must be refused by the schema as well. Skipped (77) where the package
python3-jsonschema is missing.
"""
import copy
import glob
import json
import os
import sys

try:
    import jsonschema
except ImportError:
    print('python3-jsonschema is not installed')
    sys.exit(77)

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
failures = []


def load(path):
    with open(path, encoding='utf-8') as file:
        return json.load(file)


def schema(name):
    loaded = load(f'{ROOT}/data/schemas/{name}.schema.json')
    jsonschema.Draft202012Validator.check_schema(loaded)
    return jsonschema.Draft202012Validator(loaded)


SCHEMAS = {name: schema(name) for name in ('allow', 'bank', 'brand', 'curves', 'diff', 'header', 'letter', 'observations', 'permissions',
                                           'policy', 'result', 'submission')}


def expect_valid(document, where):
    """Picks the schema by the document's own word: "brandlint.result/1"."""
    name = document['schema'].removeprefix('brandlint.').removesuffix('/1')
    for error in SCHEMAS[name].iter_errors(document):
        failures.append(f'{where}: {error.json_path}: {error.message}')


def expect_invalid(name, document, change):
    if SCHEMAS[name].is_valid(document):
        failures.append(f'{name}: valid after: {change}')


def check_files():
    patterns = ('data/brands/*/brand.json', 'data/policies/*.json', 'data/letters/*.json')
    paths = [path for pattern in patterns for path in glob.glob(f'{ROOT}/{pattern}')]
    for path in paths:
        expect_valid(load(path), path)
    if not paths:
        failures.append('no data files were found')
    for name in ('jsonl.jsonl', 'observations.jsonl'):
        path = f'{ROOT}/tests/golden/report/{name}'
        with open(path, encoding='utf-8') as file:
            for number, line in enumerate(file, 1):
                expect_valid(json.loads(line), f'{path}:{number}')
    difference = load(f'{ROOT}/tests/golden/report/difference.json')
    for document in (difference, difference['before'], difference['after']):
        expect_valid(document, 'difference.json')
    report = load(f'{ROOT}/tests/golden/report/json.json')
    for document in [report['header'], *report['results']]:
        expect_valid(document, 'json.json')


# One change each, by a path of keys, that the program refuses too (see the tables beside).
WRONG = {
    'diff': [
        (['changes', 0, 'before'], 'note'),
        (['changes', 0, 'gone', 0, 'verdict'], 'pass'),
        (['changes', 0, 'changes'], []),
    ],
    'letter': [
        (['language'], 'English'),
        (['texts'], {}),
        (['texts', 'title'], ''),
        (['texts', 'titel'], 'Your {name}'),
        (['text'], {}),
    ],
    'bank': [
        (['id'], ''),
        (['hash'], 'f0' * 31 + 'f'),
        (['hash'], 'g0' * 32),
        (['quality'], 101),
        (['quality'], '87'),
        (['reason'], ''),
        (['date'], '3.11.2026'),
        (['brand'], None),
    ],
    'brand': [
        (['id'], '../lumapay'),
        (['title'], None),
        (['colours'], ['#fff']),
        (['colors'], []),
        (['names', 0, 'kind'], 'brand'),
        (['marks', 0, 'file'], '../mark.svg'),
        (['marks', 0, 'file'], '/mark.svg'),
        (['marks', 0, 'role'], 'logo'),
        (['clauses', 0, 'date'], '24.11.2026'),
    ],
    'policy': [
        (['effective'], 'soon'),
        (['rules', 0, 'verdict'], 'pass'),
        (['rules', 0, 'subjects'], []),
        (['rules', 0, 'form'], {'max_length': 3}),
        (['rules', 0, 'evidence', 'kinds'], ['near_copy']),
        (['rules', 0, 'evidence', 'min_score'], 90),
        (['rules', 0, 'evidence', 'subjects'], ['icon']),
        (['rules', 0, 'fix'], ''),
        (['rules', 0, 'translations'], {'German': {'message': 'm', 'fix': 'f'}}),
        (['rules', 0, 'translations', 'de', 'message'], ''),
        (['rules', 0, 'translations', 'de', 'note'], 'n'),
    ],
    'allow': [
        (['findings', 0, 'fingerprint'], '0123'),
        (['findings', 0, 'reason'], ''),
        (['findings', 0, 'until'], 'soon'),
        (['findings', 0, 'whom'], 'b'),
    ],
    'permissions': [
        (['permissions', 0, 'who'], {}),
        (['permissions', 0, 'references'], []),
        (['permissions', 0, 'until'], ''),
        (['permissions', 0, 'form'], 1),
    ],
    'submission': [
        (['app', 'name'], 14),
        (['app', 'name'], ''),
        (['app', 'names', 'de'], []),
        (['assets', 0, 'path'], '../icon.png'),
        (['assets', 0, 'path'], 'a\\b.png'),
        (['assets', 0, 'path'], 'C:/b.png'),
        (['assets', 0, 'role'], 'description'),
    ],
}

RIGHT = {
    'diff': {
        'schema': 'brandlint.diff/1', 'before': {}, 'after': {},
        'changes': [{'id': 'a', 'source': 'a', 'before': None, 'after': 'pass', 'newly_incomplete': False,
                     'appeared': [], 'changed': [], 'new_problems': [], 'gone_problems': [],
                     'gone': [{'rule': 'r', 'verdict': 'review', 'subject': 'icon', 'message': 'm',
                               'fingerprint': 'f'}]}],
    },
    'letter': load(f'{ROOT}/data/letters/en.json'),
    'bank': {
        'schema': 'brandlint.bank/1', 'id': 'sub-17', 'hash': 'f0' * 32, 'quality': 87,
        'reason': 'the mark in red', 'date': '2026-11-03', 'brand': 'lumapay', 'surplus': 1,
    },
    'brand': {
        'schema': 'brandlint.brand/1', 'id': 'lumapay', 'title': 'Lumapay', 'version': '1',
        'colours': ['#1A2b3C'], 'names': [{'word': 'Lumapay', 'kind': 'house-mark'}],
        'marks': [{'file': 'art/mark..1.svg', 'title': 'the mark', 'role': 'mark'}],
        'clauses': [{'id': 'a', 'text': 'b', 'source': 'c', 'date': '2026-11-24'}],
    },
    'policy': {
        'schema': 'brandlint.policy/1', 'id': 'a', 'title': 'A', 'version': '1',
        'effective': '2026-11-24',
        'rules': [{'id': 'r', 'summary': 's', 'clause': 'c', 'subjects': ['name'],
                   'evidence': {'kinds': ['near-copy'], 'min_score': 0.5}, 'verdict': 'reject',
                   'message': 'm', 'fix': 'f', 'translations': {'de': {'message': 'm', 'fix': 'f'}}}],
    },
    'allow': {
        'schema': 'brandlint.allow/1', 'version': '1',
        'findings': [{'fingerprint': '0' * 32, 'reason': 'a', 'who': 'b', 'until': '2026-12-31'}],
    },
    'permissions': {
        'schema': 'brandlint.permissions/1', 'version': '1',
        'permissions': [{'id': 'a', 'who': {'app': 'b'}, 'brand': 'c', 'references': ['*'],
                         'subjects': ['icon'], 'why': 'd', 'granted_by': 'e',
                         'from': '2026-01-01', 'until': '2026-12-31'}],
    },
    'submission': {
        'schema': 'brandlint.submission/1', 'surplus': 1,
        'app': {'name': 'Deskline', 'names': {'de': 'Deskline'}},
        'assets': [{'path': 'shots/1..png', 'role': 'icon'}],
    },
}


def check_changes():
    for name, changes in WRONG.items():
        expect_valid(RIGHT[name], f'the right {name}')
        for path, value in changes:
            document = copy.deepcopy(RIGHT[name])
            place = document
            for key in path[:-1]:
                place = place[key]
            place[path[-1]] = value
            expect_invalid(name, document, f'{path} = {value!r}')
    for name, right in RIGHT.items():
        for key in SCHEMAS[name].schema['required']:
            document = {k: v for k, v in right.items() if k != key}
            expect_invalid(name, document, f'{key} left out')


check_files()
check_changes()
print('\n'.join(failures) or 'all as expected')
sys.exit(1 if failures else 0)
