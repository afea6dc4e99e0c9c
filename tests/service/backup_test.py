# SPDX-License-Identifier: MIT
"""What docs/service.md says of backup, restore and upgrade, done: while submissions and decisions come in, and
with a store as the first version left it."""
import glob
import hashlib
import os
import re
import shutil
import sqlite3
import subprocess
import unittest

from kills import Load
from running import ROOT, manifest, wait_until
from service_case import ICON, ServiceCase

MIGRATIONS = sorted(glob.glob(os.path.join(ROOT, 'service', 'store', 'migrations', '*.sql')))


def first_schema(running_number):
    """The schema as the first version made it, with a note of its version."""
    with open(MIGRATIONS[0], encoding='utf-8') as file:
        steps = file.read().replace('{{running number}}', running_number)
    return ('CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL);\n' + steps +
            '\nINSERT INTO schema_version (version) VALUES (1);\n')


def tables_of(schema):
    """Its tables, each after those that it refers to, and the columns of each."""
    tables = {}
    for name, body in re.findall(r'CREATE TABLE (\w+) \((.*?)\n\);', schema, re.S):
        tables[name] = [column for column in re.findall(r'^  (\w+)\s', body, re.M) if column not in ('PRIMARY', 'UNIQUE')]
    return tables


# Tables of the first version whose rows stand in another one now.
NAMES_NOW = {'bank': 'rejected_pictures'}


class OnSqlite:
    """How an operator handles the files of SQLite."""

    def __init__(self, service):
        self.service = service
        self.file = service.store.removeprefix('sqlite:')

    def back_up(self):
        copy = os.path.join(self.service.folder, 'copy')
        with sqlite3.connect(self.file, timeout=60) as store:
            store.execute('VACUUM INTO ?', (copy,))
        return copy

    def restore(self, backup):
        return f'sqlite:{backup}'

    def as_first_version(self):
        """A store of the first version with what this one has."""
        schema = first_schema('INTEGER PRIMARY KEY AUTOINCREMENT')
        old = os.path.join(self.service.folder, 'old')
        with sqlite3.connect(old) as store:
            store.executescript(schema)
            store.execute('ATTACH ? AS full', (self.file,))
            store.execute('DELETE FROM audit_head')
            for table, columns in tables_of(schema).items():
                names = ', '.join(columns)
                store.execute(f'INSERT INTO main.{table} ({names}) SELECT {names} FROM full.{NAMES_NOW.get(table, table)}')
        return f'sqlite:{old}'

    def schema_version(self, url):
        with sqlite3.connect(url.removeprefix('sqlite:')) as store:
            return store.execute('SELECT max(version) FROM schema_version').fetchone()[0]


class OnPostgres:
    """The same with the programs that come with PostgreSQL."""

    def __init__(self, service):
        self.service, self.server = service, service.postgres

    def url_of(self, database):
        return self.server.url.replace('///postgres?', f'///{database}?')

    def run(self, program, *words, text=None):
        return subprocess.run([os.path.join(self.server.programs, program), *words], check=True, input=text, text=True,
                              stdout=subprocess.PIPE).stdout

    def sql(self, database, text):
        return self.run('psql', '-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-d', self.url_of(database), text=text)

    def new_database(self, name):
        self.sql('postgres', f'CREATE DATABASE {name}')
        return name

    def back_up(self):
        copy = os.path.join(self.service.folder, 'copy.sql')
        self.run('pg_dump', '--file', copy, '-d', self.server.url)
        return copy

    def restore(self, backup):
        with open(backup, encoding='utf-8') as file:
            self.sql(self.new_database('restored'), file.read())
        return self.url_of('restored')

    def as_first_version(self):
        schema = first_schema('BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY')
        old = self.new_database('old')
        self.sql(old, schema + 'DELETE FROM audit_head;\n')
        for table, columns in tables_of(schema).items():
            names = ', '.join(columns)
            rows = self.sql('postgres', f'COPY (SELECT {names} FROM {NAMES_NOW.get(table, table)}) TO STDOUT;\n')
            self.sql(old, f'COPY {table} ({names}) FROM STDIN;\n{rows}\\.\n')
            if re.search(rf'CREATE TABLE {table} \(\s+id\s+BIGINT GENERATED', schema):
                self.sql(old, f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}));")
        return self.url_of(old)

    def schema_version(self, url):
        return int(self.sql(url.split('///')[1].split('?')[0], 'SELECT max(version) FROM schema_version;'))


def operator(service):
    return OnPostgres(service) if service.postgres else OnSqlite(service)


class BackupTest(ServiceCase):
    def rows(self, service):
        rows, after = {}, ''
        while after is not None:
            page = service.call('GET', f'/v1/submissions?count=500&order=newest&after={after}', 'reviewer').json
            rows.update({row['id']: row for row in page['submissions']})
            after = page.get('next')
        return rows

    def expect_pictures(self, service, rows):
        """Each picture of each of them is in the folder, and what its name says."""
        count = 0
        for number in rows:
            for asset in service.call('GET', f'/v1/submissions/{number}', 'reviewer').json['assets']:
                digest = asset['sha256']
                with open(os.path.join(service.pictures, digest[:2], digest[2:]), 'rb') as file:
                    self.assertEqual(hashlib.sha256(file.read()).hexdigest(), digest)
                count += 1
        self.assertGreaterEqual(count, len(rows))

    def test_backup_and_restore_under_load(self):
        def test(service):
            hands = operator(service)
            load = Load(service, 4)
            try:
                wait_until(lambda: len(load.acknowledged) > 60 and len(load.decided) > 20, 'a load')
                with load.lock:
                    submitted, decided = dict(load.acknowledged), dict(load.decided)
                backup = hands.back_up()
                # Files are only added: those of the rows that were copied are there by now.
                shutil.copytree(service.pictures, service.pictures + '-copy')
                at_backup = len(load.acknowledged)
                wait_until(lambda: len(load.acknowledged) > at_backup + 20, 'what the backup does not have')
            finally:
                load.end()
            service.stop()

            # Another machine: the copies, and nothing else.
            shutil.rmtree(service.pictures)
            os.rename(service.pictures + '-copy', service.pictures)
            service.store = hands.restore(backup)
            service.start()
            rows = self.rows(service)
            self.assertEqual([name for name, number in submitted.items() if number not in rows], [])
            for number, decision in decided.items():
                whole = service.call('GET', f'/v1/submissions/{number}', 'reviewer').json
                self.assertIn(decision, [row['id'] for row in whole['decisions']])
            self.assertLess(len(rows), len(load.acknowledged))  # it was taken under load
            self.assertTrue(service.call('GET', '/v1/audit/verify', 'auditor').json['whole'])
            self.expect_pictures(service, rows)
            # What was being examined is examined, and work goes on.
            wait_until(lambda: all('verdict' in row for row in self.rows(service).values()), 'all results', 120)
            again = service.checked(service.submit(manifest('Deskline again', [('icon.png', 'icon')]), {'icon.png': ICON}).json['id'])
            self.assertEqual(self.decide(service, again['id'], 'approve').status, 201)
        self.each_store(test, arguments=['--requests-per-minute', '100000000'], workers=2)

    def test_upgrade_from_the_first_version(self):
        def test(service):
            hands = operator(service)
            known = {}
            for i in range(12):
                answer = service.submit(manifest(f'Deskline {i}', [('icon.png', 'icon')]), {'icon.png': ICON}, key=f'key-{i}')
                known[answer.json['id']] = i
            for number in known:
                service.checked(number)
            decided = list(known)[0]
            self.assertEqual(self.decide(service, decided, 'reject', **self.REASON).status, 201)
            service.stop()
            service.workers = 0
            service.start()
            waiting = service.submit(manifest('Waits since before'), key='key-w').json['id']
            results = {number: service.call('GET', f'/v1/submissions/{number}/result', 'reviewer').body for number in known}
            log = service.call('GET', '/v1/audit/verify', 'auditor').json
            service.stop()

            service.store = hands.as_first_version()
            self.assertEqual(hands.schema_version(service.store), 1)
            service.workers = 1
            service.start()
            self.assertEqual(hands.schema_version(service.store), len(MIGRATIONS))
            self.assertEqual(set(self.rows(service)), {*known, waiting})
            for number, body in results.items():
                self.assertEqual(service.call('GET', f'/v1/submissions/{number}/result', 'reviewer').body, body)
            after = service.call('GET', '/v1/audit/verify', 'auditor').json
            self.assertTrue(after['whole'])
            self.assertGreaterEqual(after['entries'], log['entries'])
            # What waited is examined, the same key means the same, and what is new has its number.
            self.assertEqual(service.checked(waiting)['verdict'], 'pass')
            again = service.submit(manifest('Deskline 3', [('icon.png', 'icon')]), {'icon.png': ICON}, key='key-3')
            self.assertEqual((again.status, known[again.json['id']]), (200, 3))
            self.assertEqual(self.decide(service, list(known)[1], 'approve').status, 201)
            self.assertEqual(service.call('GET', f'/v1/submissions/{decided}', 'reviewer').json['state'], 'rejected')
            # What later versions added works on what was there before.
            policy = service.call('GET', '/v1/policies', 'reviewer').json['built_in'][0]['text']
            proposed = service.call('POST', '/v1/policies', 'senior', {**policy, 'version': '9'}).json['policy']['id']
            self.judged(service, service.call('POST', f'/v1/policies/{proposed}/publish', 'admin'))
            # Once more: there is nothing left to do.
            service.stop()
            service.start()
            self.assertEqual(len(self.rows(service)), 13)
        self.each_store(test)


if __name__ == '__main__':
    unittest.main(verbosity=2)
