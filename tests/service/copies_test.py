# SPDX-License-Identifier: MIT
"""Pictures that come again: what was rejected is known from the decision on, also when it was changed a little."""
import re
import unittest

from running import manifest
from service_case import BRAND, ServiceCase

SIDE = 512

# Something to see, and below it a word that is not to be there.
DRAWING = (f'<rect width="{SIDE}" height="{SIDE}" fill="#1d7a5c"/>'
           '<path d="M70 90h180v60H130v60h90v60H70z" fill="#f6e7b0"/>'
           '<circle cx="370" cy="170" r="90" fill="#d9482b"/><path d="M330 300h130l-60 90z" fill="#2b4bd9"/>'
           f'<rect x="40" y="400" width="432" height="90" fill="#fff"/>'
           f'<text x="256" y="462" text-anchor="middle" font-family="Liberation Sans" font-weight="bold" '
           f'font-size="64" fill="#111">{BRAND}</text>')
OTHER = (f'<rect width="{SIDE}" height="{SIDE}" fill="#203040"/><path d="M256 60l180 380H76z" fill="#e0b020"/>'
         '<circle cx="256" cy="330" r="60" fill="#203040"/><path d="M20 20h90v90h-90z" fill="#a03060"/>')


def icon(drawing, change='', view=(0, 0, SIDE, SIDE), side=SIDE):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" '
            f'viewBox="{" ".join(map(str, view))}"><rect x="-99" y="-99" width="999" height="999" fill="#1d7a5c"/>'
            f'<g transform="{change}">{drawing}</g></svg>').encode()


# What somebody does to a picture that was rejected before he hands it in again.
COPIES = {
    'as it is': icon(DRAWING),
    'half the size': icon(DRAWING, side=256),
    'cropped by 4 % on each side': icon(DRAWING, view=(20, 20, 472, 472)),
    'with a border of 5 %': icon(DRAWING, view=(-26, -26, 564, 564)),
    'mirrored': icon(DRAWING, f'translate({SIDE} 0) scale(-1 1)'),
    'a quarter turn': icon(DRAWING, f'translate({SIDE} 0) rotate(90)'),
}


class CopiesTest(ServiceCase):
    def hand_in(self, service, name, picture):
        answer = service.submit(manifest(name, [('icon.svg', 'icon')]), {'icon.svg': picture})
        self.assertEqual(answer.status, 202, answer.body)
        return service.checked(answer.json['id'])

    def again(self, whole):
        """Which rejected picture each finding says that it is a copy of."""
        return [re.search(r'the rejected picture (\S+) ', finding['message']).group(1)
                for finding in whole['result']['findings'] if finding['rule'].endswith('rejected-before')]

    def reject(self, service, whole, **more):
        clause = next(finding['clause'] for finding in whole['result']['findings']
                      if finding['subject'].get('path') == 'icon.svg' and finding['verdict'] == 'reject')
        answer = self.decide(service, whole['id'], 'reject', clause=clause, text='Not this picture.', **more)
        self.assertEqual(answer.status, 201, answer.body)

    def test_what_was_rejected_is_known_when_it_comes_again(self):
        def test(service):
            first = self.hand_in(service, 'Green Board', icon(DRAWING))
            self.assertEqual(self.again(first), [])
            earlier = self.hand_in(service, 'Grey Board', COPIES['half the size'])
            self.assertEqual(self.again(earlier), [])  # nobody has decided yet
            self.assertEqual([each['submission']['id'] for each in earlier['similar_pictures']], [first['id']])
            self.reject(service, first)
            bank = service.call('GET', '/v1/bank', 'reviewer').json['pictures']
            self.assertEqual([picture['submission'] for picture in bank], [first['id']])
            for what, picture in COPIES.items():
                with self.subTest(copy=what):
                    whole = self.hand_in(service, f'Board {len(what)}', picture)
                    self.assertEqual(self.again(whole), [first['id']])
                    self.assertEqual([bank['id'] for bank in whole['header']['banks']], ['store'])
            self.assertEqual(self.again(self.hand_in(service, 'Night Board', icon(OTHER))), [])

            # Examined again it is no copy of itself, and what was decided before counts for the other.
            self.assertEqual(service.call('POST', f'/v1/submissions/{first["id"]}/undo', 'reviewer', {}).status, 200)
            self.assertEqual(service.call('GET', '/v1/bank', 'reviewer').json['pictures'], [])
            self.assertEqual(self.again(self.hand_in(service, 'Last Board', COPIES['mirrored'])), [])
            self.reject(service, service.call('GET', f'/v1/submissions/{earlier["id"]}', 'reviewer').json)
            self.assertEqual(self.again(self.hand_in(service, 'New Board', COPIES['as it is'])), [earlier['id']])
        self.each_store(test, arguments=['--undo-seconds', '60'])

    def test_a_picture_is_rejected_for_what_is_in_it_only(self):
        def test(service):
            whole = self.hand_in(service, f'Chat for {BRAND}', icon(OTHER, side=100))
            paths = [finding['subject'].get('path') for finding in whole['result']['findings']]
            self.assertIn('icon.svg', paths)  # it has the wrong format
            self.assertEqual(self.decide(service, whole['id'], 'reject', **self.REASON).status, 201)
            self.assertEqual(service.call('GET', '/v1/bank', 'reviewer').json['pictures'], [])
            self.assertEqual(self.again(self.hand_in(service, 'Board', icon(OTHER))), [])
        self.each_store(test)

    def test_what_is_erased_is_forgotten(self):
        def test(service):
            answer = service.submit({**manifest('Green Board', [('icon.svg', 'icon')], developer='acme')},
                                    {'icon.svg': icon(DRAWING)}, role='acme')
            self.assertEqual(answer.status, 202, answer.body)
            whole = service.checked(answer.json['id'])
            self.reject(service, whole)
            other = self.hand_in(service, 'Grey Board', COPIES['half the size'])
            self.assertEqual(self.again(other), [whole['id']])
            self.assertEqual(len(other['similar_pictures']), 1)
            erased = service.call('POST', '/v1/developers/acme/erase', 'senior', {'apply': True})
            self.assertEqual(erased.status, 200, erased.body)
            self.assertEqual(service.call('GET', '/v1/bank', 'reviewer').json['pictures'], [])
            other = service.call('GET', f'/v1/submissions/{other["id"]}', 'reviewer').json
            self.assertEqual(other['similar_pictures'], [])
            self.assertEqual(self.again(self.hand_in(service, 'Next Board', COPIES['mirrored'])), [])
        self.each_store(test)


if __name__ == '__main__':
    unittest.main()
