# SPDX-License-Identifier: MIT
"""Reads the golden reports with parsers that are not ours and holds them to the golden records:
every finding and every problem of jsonl must be in each of the other formats, field by field.

Skipped (77) where the package python3-jsonschema is missing.
"""
import base64
import csv
import hashlib
import html.parser
import json
import os
import re
import sys
import urllib.parse
import xml.etree.ElementTree as ElementTree

try:
    import jsonschema
except ImportError:
    print('python3-jsonschema is not installed')
    sys.exit(77)

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GOLDEN = f'{ROOT}/tests/golden/report'
LEVELS = {'reject': 'error', 'review': 'warning', 'note': 'note'}
COMMANDS = {'reject': 'error', 'review': 'warning', 'note': 'notice'}

# What SARIF 2.1.0 requires of the objects we write, and the values it allows; by the sections of
# the standard (OASIS, 27 March 2020). Objects that we do not write are not allowed.
MESSAGE = {'type': 'object', 'required': ['text'], 'additionalProperties': False,
           'properties': {'text': {'type': 'string', 'minLength': 1}}}  # 3.11
LOCATION = {  # 3.28 to 3.30, 3.33
    'type': 'object', 'required': ['physicalLocation'], 'additionalProperties': False,
    'properties': {
        'physicalLocation': {
            'type': 'object', 'required': ['artifactLocation'], 'additionalProperties': False,
            'properties': {
                'artifactLocation': {'type': 'object', 'required': ['uri'], 'additionalProperties': False,
                                     'properties': {'uri': {'type': 'string',
                                                            'pattern': r"^([A-Za-z0-9._~/-]|%[0-9A-F]{2})*$"}}},
                'region': {'type': 'object', 'required': ['startLine'], 'additionalProperties': False,
                           'properties': {'startLine': {'type': 'integer', 'minimum': 1}}}}},
        'logicalLocations': {'type': 'array', 'uniqueItems': True, 'items': {
            'type': 'object', 'additionalProperties': False,
            'properties': {'name': {'type': 'string'}, 'fullyQualifiedName': {'type': 'string'}}}}}}
LEVEL = {'enum': ['none', 'note', 'warning', 'error']}
SARIF = {
    'type': 'object', 'required': ['version', 'runs'], 'additionalProperties': False,
    'properties': {
        '$schema': {'type': 'string', 'format': 'uri'},
        'version': {'const': '2.1.0'},  # 3.13.2
        'runs': {'type': 'array', 'minItems': 1, 'maxItems': 1, 'items': {
            'type': 'object', 'required': ['tool', 'results', 'invocations'], 'additionalProperties': False,
            'properties': {
                'columnKind': {'enum': ['utf16CodeUnits', 'unicodeCodePoints']},  # 3.14.17
                'tool': {'type': 'object', 'required': ['driver'], 'additionalProperties': False, 'properties': {
                    'driver': {  # 3.19
                        'type': 'object', 'required': ['name', 'version', 'rules'], 'additionalProperties': False,
                        'properties': {
                            'name': {'type': 'string'}, 'version': {'type': 'string'},
                            'properties': {'type': 'object'},
                            'rules': {'type': 'array', 'uniqueItems': True, 'items': {  # 3.49
                                'type': 'object', 'required': ['id', 'help'], 'additionalProperties': False,
                                'properties': {'id': {'type': 'string'}, 'shortDescription': MESSAGE, 'help': MESSAGE,
                                               'helpUri': {'type': 'string', 'pattern': '^https://'}}}}}}}},
                'invocations': {'type': 'array', 'minItems': 1, 'maxItems': 1, 'items': {  # 3.20
                    'type': 'object', 'required': ['executionSuccessful'], 'additionalProperties': False,
                    'properties': {
                        'executionSuccessful': {'type': 'boolean'},
                        'toolExecutionNotifications': {'type': 'array', 'items': {  # 3.58
                            'type': 'object', 'required': ['message'], 'additionalProperties': False,
                            'properties': {'descriptor': {'type': 'object', 'required': ['id']}, 'level': LEVEL,
                                           'message': MESSAGE,
                                           'locations': {'type': 'array', 'items': LOCATION}}}}}}},
                'results': {'type': 'array', 'items': {  # 3.27
                    'type': 'object', 'additionalProperties': False,
                    'required': ['ruleId', 'ruleIndex', 'level', 'message', 'locations', 'partialFingerprints'],
                    'properties': {
                        'ruleId': {'type': 'string'}, 'ruleIndex': {'type': 'integer', 'minimum': 0},
                        'level': LEVEL, 'message': MESSAGE, 'properties': {'type': 'object'},
                        'locations': {'type': 'array', 'minItems': 1, 'items': LOCATION},
                        'partialFingerprints': {'type': 'object', 'minProperties': 1,
                                                'additionalProperties': {'type': 'string'}}}}}}}}}}

failures = []


def expect(actual, expected, where):
    if actual != expected:
        failures.append(f'{where}: {actual!r}, not {expected!r}')


def records():
    with open(f'{GOLDEN}/jsonl.jsonl', encoding='utf-8') as file:
        return [json.loads(line) for line in file][1:]


def file_of(result, path):
    if not path or path == result['source']:
        return result['source']
    return f"{result['source']}/{path}"


FINDINGS = [(result, finding) for result in records() for finding in result['findings']]
PROBLEMS = [(result, problem) for result in records() for problem in result['problems']]


def check_sarif():
    with open(f'{GOLDEN}/sarif.sarif', encoding='utf-8') as file:
        report = json.load(file)
    for error in jsonschema.Draft202012Validator(SARIF).iter_errors(report):
        failures.append(f'sarif: {error.json_path}: {error.message}')
    run = report['runs'][0]
    expect(len(run['results']), len(FINDINGS), 'sarif: results')
    for (result, finding), row in zip(FINDINGS, run['results']):
        where = f"sarif: {result['id']}, {finding['rule']}"
        expect(run['tool']['driver']['rules'][row['ruleIndex']]['id'], finding['rule'], where)
        expect(row['ruleId'], finding['rule'], where)
        expect(row['level'], LEVELS[finding['verdict']], where)
        expect(row['message']['text'], finding['message'], where)
        expect(list(row['partialFingerprints'].values()), [finding['fingerprint']], where)
        uri = row['locations'][0]['physicalLocation']['artifactLocation']['uri']
        expect(urllib.parse.unquote(uri), file_of(result, finding['subject'].get('path')), where)
        expect(row['properties'].get('box'), finding.get('region', {}).get('box'), where)
    invocation = run['invocations'][0]
    expect(invocation['executionSuccessful'], all(r['complete'] for r in records()), 'sarif: successful')
    expect([n['message']['text'] for n in invocation['toolExecutionNotifications']],
           [problem['message'] for _, problem in PROBLEMS], 'sarif: notifications')


def check_junit():
    root = ElementTree.parse(f'{GOLDEN}/junit.xml').getroot()
    expect(root.tag, 'testsuites', 'junit')
    suites = list(root)
    expect(len(suites), len(records()), 'junit: suites')
    for result, suite in zip(records(), suites):
        where = f"junit: {result['id']}"
        expect(suite.get('name'), result['id'], where)
        cases = suite.findall('testcase')
        expect(int(suite.get('tests')), len(cases), where)
        bad = [f['message'] for f in result['findings'] if f['verdict'] != 'note']
        expect([f.get('message') for f in suite.iter('failure')], bad, where)
        expect([e.get('message') for e in suite.iter('error')], [p['message'] for p in result['problems']], where)
        expect(int(suite.get('failures')), len(bad), where)
        expect(int(suite.get('errors')), len(result['problems']), where)
        for case in cases:
            expect(bool(case.get('name')) and bool(case.get('classname')), True, where)


def check_csv():
    with open(f'{GOLDEN}/csv.csv', encoding='utf-8', newline='') as file:
        rows = list(csv.DictReader(file, strict=True))
    for row in rows:
        expect(None in row or None in row.values(), False, f"csv: columns of {row['id']}")
    found = [row for row in rows if row['row'] == 'finding']
    expect(len(found), len(FINDINGS), 'csv: findings')
    for (result, finding), row in zip(FINDINGS, found):
        where = f"csv: {result['id']}, {finding['rule']}"
        for key in ('id', 'source', 'verdict'):
            expect(row[key], result[key], where)
        for key in ('rule', 'detector', 'message', 'clause', 'fingerprint'):
            expect(row[key], finding[key], where)
        for key in ('brand', 'kind', 'excerpt', 'fix', 'permission'):
            expect(row[key], finding.get(key, ''), where)
        expect(row['finding_verdict'], finding['verdict'], where)
        expect(row['path'], finding['subject'].get('path', ''), where)
        box = finding.get('region', {}).get('box', ['', '', '', ''])
        expect([row[key] for key in ('x', 'y', 'width', 'height')], [str(value) for value in box], where)
    expect([(row['rule'], row['path'], row['message']) for row in rows if row['row'] == 'problem'],
           [(problem['code'], problem['path'], problem['message']) for _, problem in PROBLEMS], 'csv: problems')
    expect([row['id'] for row in rows if row['row'] == 'none'],
           [r['id'] for r in records() if not r['findings'] and not r['problems']], 'csv: without findings')


def check_github():
    command = re.compile(r'::(error|warning|notice) file=([^,:]*)(?:,line=\d+)?,title=([^,:]*)::(.*)')
    with open(f'{GOLDEN}/github.txt', encoding='utf-8') as file:
        lines = [command.fullmatch(line.rstrip('\n')) for line in file]
    expect(None in lines, False, 'github: form of a line')
    wanted = []
    for result in records():
        for finding in result['findings']:
            fix = f"; would pass: {finding['fix']}" if 'fix' in finding else ''
            wanted.append((COMMANDS[finding['verdict']], file_of(result, finding['subject'].get('path')),
                           finding['rule'], finding['message'] + fix))
        for problem in result['problems']:
            wanted.append(('error', file_of(result, problem['path']), 'not examined', problem['message']))
    actual = [tuple(urllib.parse.unquote(part) for part in line.groups()) for line in lines if line]
    expect(actual, wanted, 'github')


class Page(html.parser.HTMLParser):
    """What a browser would be asked to do, and what a reader would see."""

    def __init__(self):
        super().__init__()
        self.ids, self.links, self.open, self.elements, self.attributes = [], [], [], set(), set()
        self.sources = []
        self.policy, self.text = '', ''
        self.own = {'style': '', 'script': '', 'data': ''}  # data: a script that is JSON

    def handle_starttag(self, tag, attributes):
        self.elements.add(tag)
        self.attributes.update(key for key, _ in attributes)
        values = dict(attributes)
        if 'id' in values:
            self.ids.append(values['id'])
        if 'href' in values:
            self.links.append(values['href'])
        if values.get('http-equiv') == 'Content-Security-Policy':
            self.policy = values['content']
        if 'src' in values:
            self.sources.append(values['src'])
        if tag == 'img':
            expect(bool(values.get('alt')), True, 'html: an image in words')
        if tag not in ('meta', 'img'):
            self.open.append('data' if values.get('type') == 'application/json' else tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        was = self.open.pop()
        expect(tag, 'script' if was == 'data' else was, 'html: closing tag')

    def handle_data(self, data):
        if self.open and self.open[-1] in self.own:
            self.own[self.open[-1]] += data
        else:
            self.text += data


def policy_of(page):
    """What the page may use: its own style and script, by hash."""
    style, script = (f"'sha256-{base64.b64encode(hashlib.sha256(page.own[name].encode()).digest()).decode()}'"
                     for name in ('style', 'script'))
    script = script if page.own['script'] else "'none'"
    policy = (f"default-src 'none'; style-src {style}; script-src {script}; "
              "img-src data:; base-uri 'none'; form-action 'none'")
    return policy + ("; require-trusted-types-for 'script'; trusted-types 'none'" if page.own['script'] else '')


def read_page(name):
    with open(f'{GOLDEN}/{name}', encoding='utf-8') as file:
        source = file.read()
    page = Page()
    page.feed(source)
    page.close()
    expect(page.open, [], f'{name}: elements left open')
    expect(page.elements & {'link', 'iframe', 'object', 'form', 'base'}, set(), f'{name}: elements')
    expect([key for key in page.attributes if key.startswith('on') or key == 'style'], [], f'{name}: attributes')
    expect('url(' in page.own['style'] or '@import' in page.own['style'], False, f'{name}: style asks for a file')
    return source, page


def check_plain_page():
    source, page = read_page('plain.html')
    expect(page.policy, policy_of(page), 'plain: policy of the page')
    expect(source.count('<script'), 0, 'plain: scripts')
    expect([source for source in page.sources
            if not re.fullmatch('data:image/(webp|png|svg[+]xml);base64,[A-Za-z0-9+/]+={0,2}', source)], [], 'plain: sources')
    expect(len(page.sources) > 0, True, 'plain: has pictures')
    expect(len(set(page.ids)), len(page.ids), 'plain: ids twice')
    for link in page.links:
        good = link.startswith('https://') or (link.startswith('#') and link[1:] in page.ids)
        expect(good, True, f'plain: link {link}')
    for result, finding in FINDINGS:
        expect(any(i.startswith(f"f-{finding['fingerprint']}") for i in page.ids), True, f"plain: link to {finding['rule']}")
        for key in ('message', 'rule', 'clause', 'fix'):
            expect(finding.get(key, '') in page.text, True, f"plain: {key} of {finding['rule']}")
    for result, problem in PROBLEMS:
        expect(problem['message'] in page.text, True, f"plain: problem of {result['id']}")


def check_script_page():
    source, page = read_page('page.html')
    expect(page.policy, policy_of(page), 'page: policy of the page')
    expect(source.count('<script'), 2, 'page: scripts')
    expect(source.isascii(), True, 'page: in ASCII')
    data = json.loads(page.own['data'])
    schemas = {}
    for name in ('page', 'header', 'result'):
        with open(f'{ROOT}/data/schemas/{name}.schema.json', encoding='utf-8') as file:
            schemas[f'{name}.schema.json'] = json.load(file)
    schema = schemas['page.schema.json']
    resolver = jsonschema.RefResolver('page.schema.json', schema, store=schemas)
    for error in jsonschema.Draft202012Validator(schema, resolver=resolver).iter_errors(data):
        expect(error.message, None, f'page: {error.json_path}')
    without_lines = [json.loads(json.dumps(result)) for result in records()]
    for result in without_lines:
        for asset in result.get('assets', []):
            asset.pop('lines', None), asset.pop('unread', None)
    expect([row['result'] for row in data['rows']], without_lines, 'page: records')
    for row in data['rows']:
        for picture in row.get('pictures', []):
            expect('region' in row['result']['findings'][picture['finding']], True, 'page: a picture of a finding')
            expect(picture.get('reference', 0) < len(data['references']), True, 'page: a drawing that is there')


check_plain_page()
check_script_page()
check_sarif()
check_junit()
check_csv()
check_github()
print('\n'.join(failures) or 'all as expected')
sys.exit(1 if failures else 0)
