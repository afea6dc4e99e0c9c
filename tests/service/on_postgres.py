# SPDX-License-Identifier: MIT
"""Runs a test program with a PostgreSQL of its own: on_postgres.py PROGRAM..."""
import os
import subprocess
import sys

from running import Postgres, postgres_program

if not postgres_program():
    print('PostgreSQL is not installed: skipped')
    sys.exit(77)
server = Postgres()
try:
    code = subprocess.run(sys.argv[1:], env={**os.environ, 'BRANDLINT_TEST_POSTGRES': server.url}, check=False).returncode
finally:
    server.close()
sys.exit(code)
