# SPDX-License-Identifier: MIT
"""What tests of the service from outside have in common."""
import unittest

from running import png, running, stores, wait_until

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

    def judged(self, service, asked):
        """Waits until what waits has been judged anew; gives how many changed. `asked` is the answer that began it."""
        self.assertEqual(asked.status, 200, asked.body)

        def finished():
            judging = service.call('GET', '/v1/policies', 'reviewer').json['judging']
            return judging if 'finished_at' in judging else None
        judging = wait_until(finished, 'what waits to be judged anew')
        self.assertEqual(judging['cause'], asked.json['judging']['cause'])
        self.assertEqual(judging['done'], judging['of'])
        return judging['changed']

    REASON = {'clause': 'platform-guidelines/name-in-app-name', 'text': 'The name has to go.'}
