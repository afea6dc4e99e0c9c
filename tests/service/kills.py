# SPDX-License-Identifier: MIT
"""Kills the server, its worker or the database at random moments while submissions come in, and
afterwards asks: is everything that was acknowledged there, has it exactly one result, is every
acknowledged decision on record, and is the audit chain whole?

usage: kills.py [--store sqlite|postgresql] [--rounds N] [--seed N]

A round is one kill. CI runs a few; the figures of docs/service.md were printed by more.
"""
import argparse
import contextlib
import http.client
import os
import random
import signal
import subprocess
import sys
import threading
import time

from running import free_port, manifest, png, postgres_program, running, wait_until

ICONS = [png(64, 64, shade) for shade in range(100, 116)]
PAUSE = 0.05  # seconds of a client between two: workers should keep up, so that all states are met
GONE = (OSError, http.client.HTTPException, AssertionError)


class Load:
    """Clients that hand in without pause, and say again with the same key what was not acknowledged."""

    def __init__(self, service, clients):
        self.service, self.stop = service, False
        self.acknowledged, self.decided, self.lock = {}, {}, threading.Lock()
        self.threads = [threading.Thread(target=self.hand_in, args=(client,)) for client in range(clients)]
        self.threads.append(threading.Thread(target=self.decide))
        for thread in self.threads:
            thread.start()

    def until_answered(self, ask, good):
        while True:
            with contextlib.suppress(*GONE):
                answer = ask()
                if answer.status in good:
                    return answer
                if answer.status < 500:
                    raise SystemExit(f'answered {answer.status}: {answer.body}')
            if self.stop:
                return None
            time.sleep(0.05)

    def hand_in(self, client):
        number = 0
        while not self.stop:
            number += 1
            name = f'Deskline {client} {number}'
            answer = self.until_answered(
                lambda name=name, number=number: self.service.submit(
                    manifest(name, [('icon.png', 'icon')]), {'icon.png': ICONS[number % len(ICONS)]}, key=name.replace(' ', '-')),
                (200, 202))
            if answer is not None:
                with self.lock:
                    self.acknowledged[name] = answer.json['id']
            time.sleep(PAUSE)

    def decide(self):
        while not self.stop:
            with contextlib.suppress(*GONE):
                rows = self.service.call('GET', '/v1/submissions?state=open&count=5', 'reviewer')
                if rows.status == 200:
                    for row in rows.json['submissions']:
                        answer = self.service.call('POST', f"/v1/submissions/{row['id']}/decisions", 'reviewer',
                                                   {'version': row['version'], 'kind': 'reject', 'text': 'x',
                                                    'clause': 'platform-guidelines/name-in-app-name'})
                        if answer.status == 201:
                            self.decided[row['id']] = answer.json['decision']['id']
            time.sleep(0.05)

    def end(self):
        self.stop = True
        for thread in self.threads:
            thread.join()


def children(pid):
    return [int(child) for child in subprocess.run(['ps', '-o', 'pid=', '--ppid', str(pid)], check=False,
                                                   stdout=subprocess.PIPE, text=True).stdout.split()]


def kill_once(service, dice, port):
    """One kill, of whatever the dice say, and what died comes back."""
    what = dice.choice(['server', 'server', 'worker', 'database'] if service.postgres else ['server', 'server', 'worker'])
    if what == 'worker':
        for child in children(service.process.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
    elif what == 'database':
        service.postgres.kill()
        time.sleep(dice.random() / 2)
        service.postgres.start()
    else:
        service.process.send_signal(signal.SIGKILL)
        service.process.wait()
        service.process.stdout.close()
        service.start(port=port)
    return what


def check(service, load):
    """What must hold after all of it. Gives the complaints."""
    left = None

    def waiting():
        with contextlib.suppress(*GONE):
            queue = service.call('GET', '/v1/statistics', 'reviewer').json['queue']
            return queue['waiting'] + queue['running']
        return left
    left = waiting()
    while left != 0:  # as long as it becomes fewer
        left = wait_until(lambda: [now for now in [waiting()] if now != left], 'progress of the queue', 120)[0]
    complaints = []
    seen, after = {}, ''
    while True:
        page = service.call('GET', f'/v1/submissions?count=500&order=newest&after={after}', 'reviewer').json
        seen.update({row['id']: row for row in page['submissions']})
        after = page.get('next')
        if not after:
            break
    names = [row['name'] for row in seen.values()]
    complaints += [f'{name} was acknowledged and is lost' for name, number in load.acknowledged.items() if number not in seen]
    complaints += [f'{name} is there twice' for name in set(names) if names.count(name) > 1]
    complaints += [f'{number} has no result' for number, row in seen.items() if 'verdict' not in row]
    complaints += [f'{number} was not examined' for number, row in seen.items() if not row.get('complete', True)]
    for number, decision in load.decided.items():
        whole = service.call('GET', f'/v1/submissions/{number}', 'reviewer').json
        if decision not in [row['id'] for row in whole['decisions']]:
            complaints.append(f'decision {decision} on {number} was acknowledged and is lost')
    audit = service.call('GET', '/v1/audit/verify', 'auditor').json
    if not audit['whole']:
        complaints.append(audit['problem'])
    return complaints, len(seen), audit


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--store', default='sqlite')
    parser.add_argument('--rounds', type=int, default=20)
    parser.add_argument('--seed', type=int, default=1)
    options = parser.parse_args()
    if options.store == 'postgresql' and not postgres_program():
        print('PostgreSQL is not installed: skipped')
        sys.exit(77)
    dice, killed = random.Random(options.seed), []
    port = free_port()
    with running(options.store, arguments=['--requests-per-minute', '100000000'], workers=2) as service:
        service.stop()
        service.start(port=port)
        load = Load(service, 4)
        try:
            for _ in range(options.rounds):
                time.sleep(0.2 + dice.random() * 1.5)
                killed.append(kill_once(service, dice, port))
        finally:
            load.end()
        complaints, count, audit = check(service, load)
        end = service.stop()
        if end != 0:
            complaints.append(f'serve ended with {end}')
    counts = {what: killed.count(what) for what in sorted(set(killed))}
    print(f'{options.store}: {counts} killed; {len(load.acknowledged)} submissions and {len(load.decided)} decisions '
          f'acknowledged, {count} submissions there; audit: {audit}')
    print('\n'.join(complaints[:20]))
    sys.exit(1 if complaints else 0)


if __name__ == '__main__':
    main()
