# SPDX-License-Identifier: MIT
"""A generated catalogue from the outside: how fast, how fast again, and in how much memory.

usage: catalogue.py [SUBMISSIONS [JOBS]]    10000 and as many as there are cores

Each has a name and an icon of 512 px, one in ten two screenshots as well. Goals: 70 submissions a second without
screenshots, a second run ten times as fast, memory at all of them within a tenth of that at a tenth of them.
Exits with 1 when a report of the second run has other bytes than that of the first.
"""
import os
import random
import shutil
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
for room in ('cli', 'hostile'):
    sys.path.insert(0, os.path.join(os.path.dirname(HERE), room))
from cost import icon  # noqa: E402
from program import DAY, PROGRAM  # noqa: E402
from watch import watched  # noqa: E402

SHARE = 10  # one in so many has screenshots
WORDS = ('Inbox', 'Tickets', 'Customers', 'Reports', 'Settings', 'All conversations', 'Assigned to me', 'Search',
         'Last reply two hours ago', 'Waiting for an answer', 'Close', 'Snooze', 'New message', 'Team', 'Archive')


def screenshot(lot):
    """A window with a bar at the left and lines of text, 1280 x 800."""
    texts = ''.join(f'<text x="{lot.choice((24, 300, 700))}" y="{40 + 36 * row}" font-size="{lot.choice((13, 15, 18))}" '
                    f'font-family="DejaVu Sans" fill="#{lot.randrange(64):02x}3040">{lot.choice(WORDS)} '
                    f'{lot.randrange(1000)}</text>' for row in range(20))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="800"><rect width="1280" height="800" '
            f'fill="#fff"/><rect width="240" height="800" fill="#e{lot.randrange(10)}e8f0"/>{texts}</svg>').encode()


def generate(top, count):
    for number in range(count):
        lot = random.Random(number)
        shots = number % SHARE == 0
        folder = os.path.join(top, 'with' if shots else 'without', f'{number:06}')
        os.makedirs(folder)
        name = ' '.join(''.join(lot.choice('abdeilmnorstu') for _ in range(6)).title() for _ in range(2))
        files = {'icon.png': icon(lot)}
        if shots:
            files |= {f'shot{each}.svg': screenshot(lot) for each in (1, 2)}
        assets = ', '.join(f'{{"path": "{file}", "role": "{"icon" if file == "icon.png" else "screenshot"}"}}'
                           for file in files)
        files['submission.json'] = (f'{{"schema": "brandlint.submission/1", "id": "s{number}", '
                                    f'"app": {{"name": "{name}"}}, "assets": [{assets}]}}').encode()
        for file, content in files.items():
            with open(os.path.join(folder, file), 'wb') as out:
                out.write(content)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    jobs = sys.argv[2] if len(sys.argv) > 2 else '0'
    with tempfile.TemporaryDirectory(prefix='brandlint-bench-') as home:
        os.environ['XDG_CACHE_HOME'] = home

        def scan(top, what, number):
            run = watched([PROGRAM, 'scan', '--isolated', '--as-of', DAY, '--jobs', jobs, '--format', 'jsonl', '.'], top)
            if run.code not in (0, 1):
                sys.exit(f'{what}: exit {run.code}: {run.err[:500]}')
            print(f'{what}: {number} submissions in {run.wall_s:.1f} s, {number / run.wall_s:.0f} a second, '
                  f'{run.peak_bytes / 1e6:.0f} MB', flush=True)
            return run

        def forget():
            shutil.rmtree(os.path.join(home, 'brandlint'))

        top = os.path.join(home, 'apps')
        small = os.path.join(home, 'few')
        generate(top, count)
        generate(small, count // SHARE)
        few = scan(small, 'a tenth of them, cold', count // SHARE)
        forget()
        plain = count - (count + SHARE - 1) // SHARE
        scan(os.path.join(top, 'without'), 'without screenshots, cold', plain)
        forget()
        first = scan(top, 'all, cold', count)
        second = scan(top, 'all, again', count)
        print(f'again: {first.wall_s / second.wall_s:.1f} times as fast; memory at all of them '
              f'{100 * first.peak_bytes / few.peak_bytes - 100:+.1f} % of that at a tenth')
        if first.out != second.out:
            sys.exit('the second run says something else')


if __name__ == '__main__':
    main()
