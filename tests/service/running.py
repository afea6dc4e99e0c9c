# SPDX-License-Identifier: MIT
"""A service that runs for a test: on SQLite, or on a PostgreSQL that is started for it alone."""
import contextlib
import glob
import http.client
import json
import os
import pwd
import random
import re
import shutil
import signal
import socket
import struct
import subprocess
import tempfile
import time
import zlib

try:
    import jsonschema  # Debian's, with Debian's Python
except ImportError:
    jsonschema = None

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.environ.get('BRANDLINT', os.path.join(ROOT, 'build', 'release', 'brandlint'))
ROLES = ('submitter', 'reviewer', 'senior', 'admin', 'auditor')
PATIENCE = 60  # seconds, on a machine that is busy


def wait_until(condition, what, seconds=PATIENCE):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError(f'{what}: not within {seconds} s')


# --- PostgreSQL -----------------------------------------------------------------------------------

def postgres_program():
    """Where Debian's package has the server; nothing without it."""
    found = sorted(glob.glob('/usr/lib/postgresql/*/bin/postgres'))
    return found[-1] if found else None


class Postgres:
    """A server of its own in a temporary folder, on a socket in it and on no port."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix='brandlint-pg-')
        self.programs = os.path.dirname(postgres_program())
        # It refuses to run as root.
        self.user = pwd.getpwnam('postgres') if os.geteuid() == 0 else None
        if self.user:
            os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
        self.process = None
        self._run(['initdb', '-D', os.path.join(self.folder, 'data'), '-U', 'brandlint', '--auth=trust',
                   '--encoding=UTF8', '--locale=C'])
        self.start()

    def _as_user(self):
        if self.user:
            os.setgid(self.user.pw_gid)
            os.setuid(self.user.pw_uid)

    def _run(self, words):
        subprocess.run([os.path.join(self.programs, words[0]), *words[1:]], check=True, preexec_fn=self._as_user,
                       stdout=subprocess.DEVNULL, cwd=self.folder)

    def start(self):
        self.process = subprocess.Popen(
            [os.path.join(self.programs, 'postgres'), '-D', os.path.join(self.folder, 'data'), '-k', self.folder,
             '-h', ''], preexec_fn=self._as_user, cwd=self.folder, stderr=subprocess.DEVNULL)
        wait_until(self._answers, 'PostgreSQL')

    def _answers(self):
        return subprocess.run([os.path.join(self.programs, 'pg_isready'), '-h', self.folder, '-U', 'brandlint', '-q'],
                              check=False).returncode == 0

    @property
    def url(self):
        return f'postgresql:///postgres?host={self.folder}&user=brandlint'

    def kill(self):
        """As a machine that loses its power: no process of it says goodbye."""
        children = subprocess.run(['ps', '-o', 'pid=', '--ppid', str(self.process.pid)], check=False,
                                  stdout=subprocess.PIPE, text=True).stdout.split()
        self.process.send_signal(signal.SIGKILL)
        for child in children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(child), signal.SIGKILL)
        self.process.wait()

    def close(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)  # fast shutdown
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def stores():
    """The kinds of store that this machine has; says which it has not."""
    if postgres_program():
        return ('sqlite', 'postgresql')
    print('PostgreSQL is not installed: tests with it are skipped', flush=True)
    return ('sqlite',)


# --- The description ------------------------------------------------------------------------------

class Description:
    """openapi.json, to which every answer that a test gets is held."""

    def __init__(self):
        with open(os.path.join(ROOT, 'service', 'api', 'openapi.json'), encoding='utf-8') as file:
            self.text = json.load(file)
        self.paths = [(re.compile('^' + re.sub(r'\\{\w+\\}', '[^/]+', re.escape(path)) + '$'), methods)
                      for path, methods in self.text['paths'].items()]
        self.resolver = jsonschema.RefResolver('', self.text) if jsonschema else None

    def hold(self, method, target, answer):
        path = target.split('?')[0]
        operation = next((methods[method.lower()] for pattern, methods in self.paths
                          if pattern.match(path) and method.lower() in methods), None)
        if not operation:
            assert answer.status in (400, 401, 404, 405), f'{method} {path}: {answer.status}'
            return
        said = operation['responses'].get(str(answer.status)) or operation['responses']['default']
        problem = str(answer.status) not in operation['responses']
        assert problem == (answer.status >= 400), f'{method} {path}: {answer.status} is not described'
        if 'content' not in said:
            assert not answer.body, f'{method} {path}: {answer.status} has a body'
            return
        media = answer.headers['Content-Type'].split(';')[0]
        assert media in said['content'], f'{method} {path}: {media} is not described'
        schema = said['content'][media].get('schema')
        if schema and self.resolver and answer.body:
            jsonschema.validate(json.loads(answer.body), schema, jsonschema.Draft202012Validator, resolver=self.resolver)


DESCRIPTION = Description()


# --- The service ----------------------------------------------------------------------------------

class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)


class Running:
    """`brandlint serve` in a temporary folder, with a token of each role."""

    def __init__(self, store='sqlite', arguments=(), workers=1):
        self.folder = tempfile.mkdtemp(prefix='brandlint-service-')
        self.postgres = Postgres() if store == 'postgresql' else None
        self.store = self.postgres.url if self.postgres else f'sqlite:{self.folder}/db'
        self.arguments = list(arguments)
        self.workers = workers
        self.tokens = {}
        self.process = None
        self.start(first=True)

    @property
    def pictures(self):
        return os.path.join(self.folder, 'pictures')

    def start(self, first=False, port=0):
        words = [PROGRAM, 'serve', '--store', self.store, '--listen', f'127.0.0.1:{port}', '--pictures', self.pictures,
                 '--workers', str(self.workers), *self.arguments]
        if first:
            for role in ROLES:
                words += ['--token', f'{role}={self.folder}/{role}']
            words += ['--token', f'submitter:acme={self.folder}/acme', '--token', f'reviewer={self.folder}/second']
        self.errors = open(os.path.join(self.folder, 'errors'), 'a', encoding='utf-8')  # pylint: disable=consider-using-with
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=self.errors, text=True)
        line = self.process.stdout.readline()
        found = re.search(r'http://127\.0\.0\.1:(\d+)/', line)
        if not found:
            raise AssertionError(f'serve said {line!r}: {self.said()}')
        self.port = int(found.group(1))
        self.hint = ''
        if first:
            self.hint = self.process.stdout.readline()
            for role in (*ROLES, 'acme', 'second'):
                with open(os.path.join(self.folder, role), encoding='utf-8') as file:
                    self.tokens[role] = file.read().strip()

    def said(self):
        self.errors.flush()
        with open(os.path.join(self.folder, 'errors'), encoding='utf-8') as file:
            return file.read()

    def call(self, method, path, role=None, body=None, headers=None, token=None):
        """One request; `body` that is no bytes is sent as JSON."""
        headers = dict(headers or {})
        token = token or self.tokens.get(role)
        if token:
            headers['Authorization'] = f'Bearer {token}'
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
            headers.setdefault('Content-Type', 'application/json')
        connection = http.client.HTTPConnection('127.0.0.1', self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            whole = Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()
        DESCRIPTION.hold(method, path, whole)
        return whole

    def submit(self, manifest, files=None, role='submitter', key=None):
        body, kind = form({'submission': json.dumps(manifest).encode(), **(files or {})})
        headers = {'Content-Type': kind}
        if key:
            headers['Idempotency-Key'] = key
        return self.call('POST', '/v1/submissions', role, body, headers)

    def checked(self, submission):
        """Waits for the result of a submission and gives the whole of it."""
        def ready():
            answer = self.call('GET', f'/v1/submissions/{submission}', 'reviewer')
            assert answer.status == 200, answer.body
            return answer.json if answer.json['state'] != 'checking' else None
        return wait_until(ready, f'result of {submission}')

    def stop(self):
        """Ends it as it is meant to be ended; gives the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=PATIENCE)
        self.process.stdout.close()
        self.errors.close()
        return code

    def close(self):
        if self.process.poll() is None:
            self.stop()
        if self.postgres:
            self.postgres.close()
        shutil.rmtree(self.folder, ignore_errors=True)


@contextlib.contextmanager
def running(*args, **kwargs):
    service = Running(*args, **kwargs)
    try:
        yield service
    finally:
        service.close()


def form(fields):
    """A multipart body and its content type."""
    boundary = 'boundary-of-a-test'
    body = b''
    for name, content in fields.items():
        body += (f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{name}"\r\n\r\n').encode()
        body += content + b'\r\n'
    return body + f'--{boundary}--\r\n'.encode(), f'multipart/form-data; boundary={boundary}'


def manifest(name, assets=(), developer='acme', **more):
    """A manifest of brandlint.submission/1."""
    return {'schema': 'brandlint.submission/1', 'id': more.pop('id', name),
            'app': {'name': name, 'developer': {'id': developer, 'name': 'A Developer'}, **more},
            'assets': [{'path': path, 'role': role} for path, role in assets]}


def png(width, height, shade=200):
    """A grey PNG of that size, made without a library."""
    def chunk(kind, data):
        body = kind + data
        return struct.pack('>I', len(data)) + body + struct.pack('>I', zlib.crc32(body))
    row = b'\0' + bytes([shade]) * width
    header = chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 0, 0, 0, 0))
    return b'\x89PNG\r\n\x1a\n' + header + chunk(b'IDAT', zlib.compress(row * height)) + chunk(b'IEND', b'')


def free_port():
    """A port that is free, below those that the kernel gives to connections meanwhile."""
    while True:
        port = random.randrange(20000, 32000)
        with socket.socket() as taken, contextlib.suppress(OSError):
            taken.bind(('127.0.0.1', port))
            return port
