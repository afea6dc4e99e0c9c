#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Scores the built program on the labelled sets and writes docs/accuracy.md.

usage: run.py [--set names|logos|ocr]...

The sets and their scorers are not part of the project: they are looked for in ../shared beside it
(or in $BRANDLINT_SETS). Where they are not, nothing is measured, and that is said. The project's
own small sets, with their floors, are ctest cases and run with `./dev test`.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SETS = os.environ.get('BRANDLINT_SETS', os.path.join(os.path.dirname(ROOT), 'shared'))
PROGRAM = os.path.join(ROOT, 'build', 'release', 'brandlint')
PAGE = os.path.join(ROOT, 'docs', 'accuracy.md')
STORE = os.path.join(ROOT, 'build', 'accuracy')

# Goals that `./dev accuracy` holds: (set, figure, at least | at most, value). First floors of the
# first issue; later issues move them up.
FLOORS = [
    ('names', 'recall_strong', 'at least', 0.60),
    ('names', 'real_rejected', 'at most', 0),
    ('logos', 'recall_core', 'at least', 0.60),
    ('logos', 'false_flag_rate', 'at most', 0.01),
    ('ocr', 'recall', 'at least', 0.60),
]

TITLES = {'names': 'Names', 'logos': 'Logos in icons and screenshots', 'ocr': 'Text in screenshots'}
EXTRA = {'names': [], 'logos': ['--work', os.path.join(STORE, 'logos')], 'ocr': []}


def score(name):
    """The scorer's figures for one set, as it wrote them."""
    with tempfile.NamedTemporaryFile(suffix='.json') as out:
        command = [sys.executable, os.path.join(SETS, 'eval', f'eval_{name}.py'), '--bin', PROGRAM,
                   '--set', os.path.join(SETS, name), '--json', out.name,
                   '--misses', os.path.join(STORE, f'{name}.misses.tsv'), *EXTRA[name]]
        print(f'{name}: {" ".join(command[1:])}', flush=True)
        subprocess.run(command, check=True)
        return json.load(open(out.name, encoding='utf-8'))


def table(figures, percent):
    rows = ['| | |', '| --- | ---: |']
    for key, value in figures.items():
        shown = f'{100 * value:.1f} %' if percent else f'{value:,.4f}'.rstrip('0').rstrip('.')
        rows.append(f'| {key} | {shown} |')
    return '\n'.join(rows)


def holds(floor, head):
    _, figure, sense, value = floor
    return head[figure] >= value if sense == 'at least' else head[figure] <= value


def page(results):
    lines = ['# Accuracy', '',
             'Printed by `./dev accuracy` on the labelled development sets; the times are those of the machine it',
             'ran on. The project\'s own seeded sets, which `./dev test` holds to their floors without any other data,',
             'are in `tests/accuracy/`.', '']
    for name, result in results.items():
        lines += [f'## {TITLES[name]}', '', table(result['head'], False), '']
        for part, title in (('recall', 'Recall by class'), ('flagged', 'Flagged by class')):
            if result.get(part):
                lines += [f'### {title}', '', table(result[part], True), '']
    lines += ['## Floors', '', '| set | figure | floor | measured |', '| --- | --- | --- | ---: |']
    for floor in FLOORS:
        name, figure, sense, value = floor
        if name in results:
            lines.append(f'| {name} | {figure} | {sense} {value} | {results[name]["head"][figure]:.4f} |')
    return '\n'.join(lines) + '\n'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--set', action='append', choices=sorted(TITLES), dest='sets')
    asked = parser.parse_args().sets or list(TITLES)
    if not os.path.isdir(os.path.join(SETS, 'eval')):
        print(f'skipped: there are no labelled sets at {SETS}; nothing was measured')
        return
    os.makedirs(STORE, exist_ok=True)
    kept_file = os.path.join(STORE, 'results.json')
    kept = json.load(open(kept_file, encoding='utf-8')) if os.path.exists(kept_file) else {}
    measured = {name: score(name) for name in asked}
    kept.update(measured)
    with open(kept_file, 'w', encoding='utf-8') as out:
        json.dump(kept, out, indent=1)
    with open(PAGE, 'w', encoding='utf-8') as out:
        out.write(page({name: kept[name] for name in TITLES if name in kept}))
    broken = [floor for floor in FLOORS if floor[0] in measured and not holds(floor, measured[floor[0]]['head'])]
    for name, figure, sense, value in broken:
        print(f'below the floor: {name} {figure} is {measured[name]["head"][figure]:.4f}, must be {sense} {value}')
    print(f'written: {os.path.relpath(PAGE)}')
    sys.exit(1 if broken else 0)


main()
