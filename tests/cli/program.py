# SPDX-License-Identifier: MIT
"""Running the built program from outside, for the tests of this folder."""
import contextlib
import json
import os
import struct
import subprocess
import tempfile
import unittest
import zlib

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.environ.get('BRANDLINT', os.path.join(ROOT, 'build', 'release', 'brandlint'))
DAY = '2026-12-01'  # tests never depend on today


# Each test program has a cache of its own, empty at first.
CACHE = tempfile.TemporaryDirectory(prefix='brandlint-cache-')
os.environ['XDG_CACHE_HOME'] = CACHE.name


def run(*args, cwd=ROOT, stdin=b'', environment=None):
    """One run of the program; .returncode, .stdout and .stderr (text)."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith('BRANDLINT_')}
    kept.update(environment or {})
    done = subprocess.run([PROGRAM, *args], cwd=cwd, input=stdin, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, env=kept, timeout=120)
    done.stdout, done.stderr = done.stdout.decode(), done.stderr.decode()
    return done


def records(output):
    """The result records of JSONL output, the header line left out."""
    rows = [json.loads(line) for line in output.split('\n') if line]
    return [row for row in rows if row['schema'] == 'brandlint.result/1']


def png_of_rows(rows):
    """A grey PNG of rows of bytes, made without a library."""
    def chunk(kind, data):
        body = kind + data
        return struct.pack('>I', len(data)) + body + struct.pack('>I', zlib.crc32(body))
    header = chunk(b'IHDR', struct.pack('>IIBBBBB', len(rows[0]), len(rows), 8, 0, 0, 0, 0))
    pixels = b''.join(b'\0' + bytes(row) for row in rows)
    return b'\x89PNG\r\n\x1a\n' + header + chunk(b'IDAT', zlib.compress(pixels)) + chunk(b'IEND', b'')


def png(width, height, shade=200):
    """A grey PNG of that size."""
    return png_of_rows([bytes([shade]) * width] * height)


class ProgramTest(unittest.TestCase):
    maxDiff = None

    @contextlib.contextmanager
    def folder(self, files):
        """A folder of files: {path: bytes, text, or a value that is written as JSON}."""
        with tempfile.TemporaryDirectory() as top:
            for path, content in files.items():
                full = os.path.join(top, path)
                os.makedirs(os.path.dirname(full), exist_ok=True)
                if not isinstance(content, (bytes, str)):
                    content = json.dumps(content)
                with open(full, 'wb') as out:
                    out.write(content if isinstance(content, bytes) else content.encode())
            yield top

    def scan(self, *args, cwd, code):
        """Records of a scan in `cwd` by their source; the exit code must be `code`."""
        done = run('scan', '--isolated', '--as-of', DAY, '--format', 'jsonl', *args, cwd=cwd)
        self.assertEqual(done.returncode, code, done.stderr + done.stdout)
        return {row['source']: row for row in records(done.stdout)}, done


MANIFEST = {'schema': 'brandlint.submission/1', 'id': 'one', 'app': {'name': 'Deskline'},
            'assets': [{'path': 'icon.png', 'role': 'icon'}]}
