# SPDX-License-Identifier: MIT
"""`brandlint doctor --store`: what it says of a store that is well and of ones that are not, and that it changes
nothing."""
import hashlib
import os
import subprocess
import sqlite3
import tempfile
import unittest

from backup_test import MIGRATIONS, operator
from running import PROGRAM, manifest, png, postgres_program, running, wait_until
from service_case import ServiceCase


def doctor(*words):
    # Whatever it says, in one; a password is in neither.
    return subprocess.run([PROGRAM, 'doctor', '--isolated', *words], check=False, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True)


def digest_of(file):
    with open(file, 'rb') as content:
        return hashlib.sha256(content.read()).hexdigest()


class DoctorTest(ServiceCase):
    def expect(self, answer, code, *texts):
        said = ' '.join(answer.stdout.split())
        self.assertEqual(answer.returncode, code, answer.stdout)
        for text in texts:
            self.assertIn(text, said)

    def execute(self, service, sql):
        if service.postgres:
            operator(service).sql('postgres', sql)
        else:
            with sqlite3.connect(service.store.removeprefix('sqlite:')) as store:
                store.execute(sql)

    def test_a_store_that_is_well_and_what_may_go_wrong(self):
        def test(service):
            ids = [service.submit(manifest(f'Deskline {i}', [('icon.png', 'icon')]), {'icon.png': png(64, 64, 100 + i)}).json['id']
                   for i in range(4)]
            for number in ids:
                service.checked(number)
            where = ('--store', service.store, '--pictures', service.pictures)
            kind = 'PostgreSQL 1' if service.postgres else 'SQLite 3'
            version = len(MIGRATIONS)
            well = ('submissions 4: 4 open', '0 waiting, 0 being examined', 'claims 0 ran out', 'put aside 0',
                    'can be written to', '4 of 4 looked at: there, and whole', kind, f'version {version}, up to date')
            self.expect(doctor(*where), 0, *well, 'fit (`brandlint audit verify` follows all)')
            service.workers = 0
            service.stop()
            service.start()
            waiting = service.submit(manifest('Waits')).json['id']
            self.expect(doctor(*where, '--all-pictures'), 0, '1 waiting, 0 being examined; the oldest waits for',
                        '4 open', '1 checking')
            self.execute(service, f"UPDATE jobs SET lease = 'worker:gone', lease_until = 5, attempts = 3 WHERE submission = '{waiting}'")
            self.expect(doctor(*where), 0, 'claims 1 ran out')
            # A third worker died over it: the next puts it aside.
            service.stop()
            service.workers = 1
            service.start()
            self.assertEqual(service.checked(waiting)['verdict'], 'review')
            self.expect(doctor(*where), 0, f'1 submissions over which workers died: {waiting}')
            service.stop()

            # Pictures: one gone, one torn.
            files = sorted(os.path.join(top, name) for top, _, names in os.walk(service.pictures) for name in names)
            os.unlink(files[0])
            with open(files[1], 'r+b') as file:
                file.truncate(50)
            self.expect(doctor(*where), 1, 'WRONG: 4 of 4 looked at: 1 missing, 1 damaged', f'{files[0]} is missing',
                        f'{files[1]} is damaged')
            self.expect(doctor('--store', service.store, '--pictures', service.folder + '/nowhere'), 1, 'no such file')
            self.assertFalse(os.path.exists(service.folder + '/nowhere'))
            # The end of the log, and a newer schema.
            self.execute(service, "UPDATE audit SET actor = 'nobody' WHERE seq = 3")
            self.expect(doctor(*where), 1, 'WRONG: audit entry 3 was changed')
            self.execute(service, f'INSERT INTO schema_version (version) VALUES ({version + 1})')
            self.expect(doctor(*where), 1, f'WRONG: version {version + 1}, and this program knows {version}')
        self.each_store(test)

    def test_it_brings_nothing_up_to_date(self):
        def test(service):
            service.checked(service.submit(manifest('Deskline')).json['id'])
            service.stop()
            hands = operator(service)
            old = hands.as_first_version()
            before = None if service.postgres else digest_of(old.removeprefix('sqlite:'))
            self.expect(doctor('--store', old, '--pictures', service.pictures), 0, f'version 1 of {len(MIGRATIONS)}: brought up to date')
            self.assertEqual(hands.schema_version(old), 1)
            if not service.postgres:
                self.assertEqual(digest_of(old.removeprefix('sqlite:')), before)
        self.each_store(test)

    def test_files_that_are_none(self):
        with tempfile.TemporaryDirectory() as top:
            self.expect(doctor('--store', f'sqlite:{top}/gone.db'), 3, 'gone.db: no such file')
            self.assertEqual(os.listdir(top), [])
            self.expect(doctor('--store', f'sqlite:{top}'), 3, 'is a folder, not a file of SQLite')
            other = os.path.join(top, 'other')
            with open(other, 'w', encoding='utf-8') as file:
                file.write('a letter to a friend' * 100)
            self.expect(doctor('--store', f'sqlite:{other}'), 3, 'file is not a database')
            with sqlite3.connect(os.path.join(top, 'empty.db')) as store:
                store.execute('CREATE TABLE of_others (id)')
            self.expect(doctor('--store', f'sqlite:{top}/empty.db'), 3, 'nothing is in it yet')
            self.assertEqual(sorted(os.listdir(top)), ['empty.db', 'other'])
            self.expect(doctor('--store', 'mysql://ada:secret@host/x'), 2, 'is neither sqlite:FILE nor')
            self.expect(doctor('--all-pictures'), 2, 'are given with --store')

    def test_the_password_is_never_printed(self):
        answers = [doctor('--store', url) for url in (
            'postgresql://ada:secret@127.0.0.1:1/x', 'postgresql://ada:sec@ret-secret@127.0.0.1:1/x',
            'postgresql://ada:secret%zz@127.0.0.1:1/x', 'postgresql://ada:secret@[::1/x',
            'postgresql://127.0.0.1:1/x?password=secret', 'postgresql://127.0.0.1:1/x?passwort=secret')]
        answers.append(doctor('--store', 'mysql://ada:secret@host/x'))
        for answer in answers:
            self.assertNotIn('secret', answer.stdout)
            self.assertIn(answer.returncode, (2, 3), answer.stdout)
        self.expect(answers[0], 3, 'the database cannot be reached', 'Connection refused')
        self.expect(answers[1], 3, 'not a URL of PostgreSQL')

    @unittest.skipUnless(postgres_program(), 'PostgreSQL is not installed')
    def test_a_wrong_password(self):
        with running('postgresql', workers=0) as service:
            hands = operator(service)
            hands.sql('postgres', "CREATE ROLE ada LOGIN PASSWORD 'right'; GRANT pg_read_all_data TO ada;")
            rules = os.path.join(service.postgres.folder, 'data', 'pg_hba.conf')
            with open(rules, encoding='utf-8') as file:
                before = file.read()
            with open(rules, 'w', encoding='utf-8') as file:
                file.write('local all ada scram-sha-256\n' + before)
            hands.sql('postgres', 'SELECT pg_reload_conf();')
            url = f'postgresql://ada:%s@/postgres?host={service.postgres.folder}'
            wait_until(lambda: 'password authentication failed' in doctor('--store', url % 'wrong-secret').stdout, 'the rule')
            wrong = doctor('--store', url % 'wrong-secret', '--pictures', service.pictures)
            self.expect(wrong, 3, 'password authentication failed for user "ada"')
            self.assertNotIn('wrong-secret', wrong.stdout)
            # Who may only read can look.
            self.expect(doctor('--store', url % 'right', '--pictures', service.pictures), 0, 'up to date')


if __name__ == '__main__':
    unittest.main(verbosity=2)
