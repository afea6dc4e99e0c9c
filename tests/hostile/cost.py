# SPDX-License-Identifier: MIT
"""What worker processes, the sandbox and crashes cost: one worker over generated submissions, in turns with and without.

usage: cost.py [SUBMISSIONS [ROUNDS]]    2000 and 3; exits with 1 when something costs more than it may
"""
import os
import random
import resource
import signal
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), 'cli'))
from program import DAY, PROGRAM, png_of_rows  # noqa: E402
from watch import children_of  # noqa: E402

SCAN = [PROGRAM, 'scan', '--isolated', '--no-cache', '--as-of', DAY, '--jobs', '1', '--format', 'jsonl', '.']
PIECES = 2  # that a worker gets of a submission: its pictures
MOST_SANDBOX = 1.10
MOST_CRASHES = 1.05


def icon(lot):
    """Bars and plates in greys, 512 px."""
    ground = bytes([lot.randrange(256)]) * 512
    rows = [bytearray(ground) for _ in range(512)]
    for _ in range(lot.randrange(2, 7)):
        left, top = lot.randrange(440), lot.randrange(440)
        width, height = lot.randrange(20, 512 - left), lot.randrange(20, 512 - top)
        shade = bytes([lot.randrange(256)]) * width
        for y in range(top, top + height):
            rows[y][left:left + width] = shade
    return png_of_rows(rows)


def drawing(lot):
    shapes = ''.join(f'<circle cx="{lot.randrange(24)}" cy="{lot.randrange(24)}" r="{lot.randrange(1, 9)}" '
                     f'fill="#{lot.randrange(1 << 24):06x}"/>' for _ in range(lot.randrange(1, 6)))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{shapes}</svg>'.encode()


def generate(top, count):
    for number in range(count):
        lot = random.Random(number)
        folder = os.path.join(top, f'{number:05}')
        os.mkdir(folder)
        word = ''.join(lot.choice('abdeilmnorstu') for _ in range(8)).title()
        manifest = f'{{"schema": "brandlint.submission/1", "app": {{"name": "{word} Notes"}}}}'
        for name, data in (('submission.json', manifest.encode()), ('icon.png', icon(lot)), ('shot.svg', drawing(lot))):
            with open(os.path.join(folder, name), 'wb') as file:
                file.write(data)


def run(top, *options, kill_every=0):
    """Seconds of processor time, the result lines, and how many workers were killed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen([*SCAN, *options], cwd=top, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    lines, killed = [], 0
    for line in process.stdout:
        if b'"brandlint.result/1"' not in line:
            continue
        lines.append(line)
        if kill_every and len(lines) * PIECES >= (killed + 1) * kill_every:
            for worker in (w for zygote in children_of(process.pid) for w in children_of(zygote)):
                os.kill(worker, signal.SIGKILL)
                killed += 1
    process.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, lines, killed


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    ways = {'sealed workers': {}, 'without': {}, 'a crash in 100 pieces': {'kill_every': 100}}
    seconds = {way: [] for way in ways}
    with tempfile.TemporaryDirectory(prefix='brandlint-cost-') as top:
        generate(top, count)
        expected = None
        for _ in range(rounds):
            for way, how in ways.items():
                taken, lines, killed = run(top, *(['--no-sandbox'] if way == 'without' else []), **how)
                seconds[way].append(taken)
                expected = expected or lines
                different = sum(a != b for a, b in zip(lines, expected)) + abs(len(lines) - len(expected))
                print(f'{way}: {taken:.2f} s, {killed} workers killed, {different} of {count} results differ', flush=True)
                if different > killed:
                    sys.exit('results differ that nothing was done to')
    usual = statistics.median(seconds['sealed workers'])
    sandbox = usual / statistics.median(seconds['without'])
    crashes = statistics.median(seconds['a crash in 100 pieces']) / usual
    print(f'sealed workers against none: {100 * (sandbox - 1):+.1f} % (allowed {100 * (MOST_SANDBOX - 1):+.0f} %)')
    print(f'a crash in 100 pieces: {100 * (crashes - 1):+.1f} % (allowed {100 * (MOST_CRASHES - 1):+.0f} %)')
    sys.exit(0 if sandbox < MOST_SANDBOX and crashes < MOST_CRASHES else 1)


if __name__ == '__main__':
    main()
