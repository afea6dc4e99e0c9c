# SPDX-License-Identifier: MIT
"""What tests of the service from outside have in common."""
import unittest

from running import png, running, stores

BRAND = 'Inter' + 'com'  # tests of the shipped pack name what it is about
ICON = png(512, 512)


class ServiceCase(unittest.TestCase):
    maxDiff = None

    def each_store(self, test, **kwargs):
        for store in stores():
            with self.subTest(store=store), running(store, **kwargs) as service:
                test(service)

    def decide(self, service, submission, kind, role='reviewer', **more):
        row = service.call('GET', f'/v1/submissions/{submission}', 'reviewer').json
        return service.call('POST', f'/v1/submissions/{submission}/decisions', role,
                            {'version': row['version'], 'kind': kind, **more})

    REASON = {'clause': 'platform-guidelines/name-in-app-name', 'text': 'The name has to go.'}
