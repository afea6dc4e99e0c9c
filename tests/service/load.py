# SPDX-License-Identifier: MIT
"""What the service takes, on this machine: how many submissions a second are on the disk before they
are acknowledged, how fast a status is read while workers are busy, how much of their speed they keep.

usage: load.py [--store sqlite|postgresql] [--seconds N] [--connections N]
"""
import argparse
import http.client
import json
import os
import statistics
import threading
import time
import zlib

from running import form, manifest, png, running

CONNECTIONS = 16


def icon(size):
    """A PNG of about that many bytes that no other equals: a small picture, and bytes behind it in a
    chunk that decoders pass over."""
    base = png(128, 128)
    body = b'teSt' + os.urandom(size - len(base) - 12)
    chunk = (len(body) - 4).to_bytes(4, 'big') + body + zlib.crc32(body).to_bytes(4, 'big')
    return base[:33] + chunk + base[33:]


class Client(threading.Thread):
    """One connection that is kept, and one request after the other until the time is up."""

    def __init__(self, service, end, make):
        super().__init__()
        self.service, self.end, self.make = service, end, make
        self.times, self.failures = [], []
        self.start()

    def run(self):
        connection = http.client.HTTPConnection('127.0.0.1', self.service.port, timeout=60)
        while time.monotonic() < self.end:
            method, path, body, headers = self.make()
            start = time.monotonic()
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            answer.read()
            self.times.append(time.monotonic() - start)
            if answer.status >= 300:
                self.failures.append(answer.status)
        connection.close()


def run(service, seconds, connections, make):
    end = time.monotonic() + seconds
    clients = [Client(service, end, make) for _ in range(connections)]
    for client in clients:
        client.join()
    times = sorted(time for client in clients for time in client.times)
    failures = [status for client in clients for status in client.failures]
    assert not failures, failures[:5]
    return times


def submissions(service, bodies):
    token = service.tokens['submitter']
    numbers = iter(range(10**9))
    lock = threading.Lock()

    def make():
        with lock:
            number = next(numbers)
        body, kind = form({'submission': json.dumps(manifest(f'Deskline {number}', [('icon.png', 'icon')])).encode(),
                           'icon.png': bodies[number % len(bodies)]})
        return 'POST', '/v1/submissions', body, {'Authorization': f'Bearer {token}', 'Content-Type': kind}
    return make


def rss(pid):
    with open(f'/proc/{pid}/status', encoding='utf-8') as file:
        return next(int(line.split()[1]) for line in file if line.startswith('VmRSS')) / 1024


def done(service):
    states = service.call('GET', '/v1/statistics', 'reviewer').json['states']
    return sum(row['count'] for row in states if row['state'] != 'checking')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--store', default='sqlite')
    parser.add_argument('--seconds', type=float, default=10)
    parser.add_argument('--connections', type=int, default=CONNECTIONS)
    options = parser.parse_args()
    arguments = ['--requests-per-minute', '100000000']
    bodies = [icon(40_000) for _ in range(500)]
    with running(options.store, arguments=arguments, workers=0) as service:
        before = rss(service.process.pid)
        times = run(service, options.seconds, options.connections, submissions(service, bodies))
        print(f'{options.store}: {len(times) / options.seconds:.0f} submissions/s accepted and durable, '
              f'{options.connections} connections, 40 kB icons; median {statistics.median(times) * 1000:.1f} ms, '
              f'p99 {times[int(len(times) * 0.99)] * 1000:.1f} ms; memory {before:.0f} -> {rss(service.process.pid):.0f} MB')
        service.stop()
        service.workers = 2
        service.start()
        start, first = time.monotonic(), done(service)
        time.sleep(options.seconds)
        alone = (done(service) - first) / (time.monotonic() - start)
        identifier = service.call('GET', '/v1/submissions?count=1&order=newest', 'reviewer').json['submissions'][0]['id']
        status = lambda: ('GET', f'/v1/submissions/{identifier}', None,  # noqa: E731
                          {'Authorization': f"Bearer {service.tokens['submitter']}"})

        def paced():
            time.sleep(0.01)
            return status()
        start, first = time.monotonic(), done(service)
        times = run(service, options.seconds, options.connections, paced)
        busy = (done(service) - first) / (time.monotonic() - start)
        print(f'{options.store}: while 2 workers examine {busy:.0f} submissions/s ({busy / max(alone, 0.001):.0%} of {alone:.0f} '
              f'alone), {len(times) / options.seconds:.0f} status reads/s: median {statistics.median(times) * 1000:.1f} ms, '
              f'p99 {times[int(len(times) * 0.99)] * 1000:.1f} ms')


if __name__ == '__main__':
    main()
