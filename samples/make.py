#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the pictures and manifests of the samples again.

usage: make.py            (needs rsvg-convert, python3-pil and the DejaVu fonts)

Every sample is a submission as people hand them in, with `expected.json` beside its manifest:
the verdict, whether everything was examined, and the rules that must fire. Nothing here is random.
"""
import io
import json
import os
import subprocess

from PIL import Image

HERE = os.path.dirname(os.path.abspath(__file__))

# The brand's glyph: five bars and a smile, in the 24-unit square of data/brands/intercom/mark.svg.
GLYPH = ('M4 6v7.2M8 4.4v10.7M12 4v11.6M16 4.4v10.7M20 6v7.2'
         'M4 17.6C6 19.1 9 20 12 20S18 19.1 20 17.6')


def svg(width, height, body):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" font-family="DejaVu Sans">{body}</svg>')


def rect(x, y, w, h, fill, rx=0):
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{rx}" fill="{fill}"/>'


def text(x, y, size, words, fill='#222', extra=''):
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{fill}" {extra}>{words}</text>'


def glyph(x, y, size, colour, turn=0, path=GLYPH):
    return (f'<g transform="translate({x} {y}) rotate({turn} {size / 2} {size / 2}) scale({size / 24})">'
            f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.6" '
            f'stroke-linecap="round"/></g>')


def mark(x, y, size, plate, colour, turn=0):
    return (f'<g transform="translate({x} {y}) rotate({turn} {size / 2} {size / 2})">'
            + rect(0, 0, size, size, plate, size / 8) + glyph(0, 0, size, colour) + '</g>')


def icon(body, size=512):
    return svg(size, size, body)


def letter_icon(letter, plate, ink='#fff'):
    return icon(rect(0, 0, 512, 512, plate, 96)
                + text(256, 366, 300, letter, ink, 'text-anchor="middle" font-weight="bold"'))


def page(title, rows, button='Save', accent='#2d6cdf'):
    """A settings page as apps show it: side bar, heading, rows of text, a button."""
    body = rect(0, 0, 1280, 800, '#fafbfc') + rect(0, 0, 220, 800, '#1d2433')
    for i, word in enumerate(['Overview', 'Contacts', 'Rules', 'Settings']):
        body += text(32, 120 + 48 * i, 17, word, '#c8d0e0')
    body += text(280, 96, 34, title, '#1d2433', 'font-weight="bold"')
    for i, row in enumerate(rows):
        body += rect(280, 140 + 90 * i, 920, 70, '#ffffff', 8) + text(308, 183 + 90 * i, 18, row, '#3a4254')
    top = 160 + 90 * len(rows)
    body += rect(280, top, 240, 52, accent, 8)
    body += text(400, top + 33, 18, button, '#fff', 'text-anchor="middle" font-weight="bold"')
    return svg(1280, 800, body)


def png(markup):
    return subprocess.run(['rsvg-convert'], input=markup.encode(), stdout=subprocess.PIPE, check=True).stdout


def jpeg(markup, quality=85):
    out = io.BytesIO()
    Image.open(io.BytesIO(png(markup))).convert('RGB').save(out, 'JPEG', quality=quality)
    return out.getvalue()


def truncated(data, share):
    return data[:int(len(data) * share)]


OFFICE = page('Shared calendar', ['Invite your team to a calendar', 'Remind guests a day before',
                                  'Show free time in the sidebar'])
KNOCK_OFF = 'M5 6v7M10 4v11M15 4v11M20 6v7M5 18C8 21 17 21 20 18'

# folder: (manifest's app, {file: (role, bytes)}, expected)
SAMPLES = {
    'clean-calendar': (
        {'id': 'teamday', 'name': 'Teamday', 'short_description': 'Plan the day with your team without leaving the conversation',
         'description': 'Teamday puts a shared calendar beside every conversation.',
         'developer': {'id': 'teamday', 'name': 'Teamday Ltd'}},
        {'icon.png': ('icon', png(letter_icon('T', '#0d7a5f'))), 'calendar.png': ('screenshot', png(OFFICE))},
        ('pass', True, [])),
    'plain-offence': (
        {'id': 'ic-sync', 'name': 'Intercom Chat Sync', 'short_description': 'Keep your chats in step',
         'developer': {'id': 'chatsync', 'name': 'Chat Sync Inc'}},
        {'icon.png': ('icon', png(icon(mark(36, 36, 440, '#1f8ded', '#ffffff'))))},
        ('reject', True, ['name-uses-brand', 'logo-in-icon'])),
    'cyrillic-letters': (
        {'id': 'inbox-tools', 'name': '\u0406nt\u0435r\u0441\u043em Inbox Tools',
         'short_description': 'Shortcuts for a busy inbox', 'developer': {'id': 'it', 'name': 'Inbox Tools'}},
        {'icon.png': ('icon', png(letter_icon('B', '#7a3ff2')))},
        ('reject', True, ['name-uses-brand'])),
    'hidden-characters': (
        {'id': 'helper', 'name': 'My Int\u200ber\u2060com Helper', 'short_description': 'A helper for your help desk',
         'developer': {'id': 'helper', 'name': 'Helper Apps'}},
        {'icon.png': ('icon', png(letter_icon('H', '#c2410c')))},
        ('reject', True, ['name-uses-brand'])),
    'badge-in-corner': (
        {'id': 'starsurvey', 'name': 'Starsurvey', 'short_description': 'Ask for stars at the end of a conversation',
         'developer': {'id': 'starsurvey', 'name': 'Starsurvey'}},
        {'icon.png': ('icon', png(icon(
            rect(0, 0, 512, 512, '#fde68a', 96)
            + '<path d="M220 70l48 104 114 14-84 78 22 112-100-56-100 56 22-112-84-78 114-14z" fill="#b45309"/>'
            + mark(316, 316, 160, '#14532d', '#bbf7d0', 12))))},
        ('reject', True, ['logo-in-icon'])),
    'glyph-turned': (
        {'id': 'smileboard', 'name': 'Smileboard', 'short_description': 'See how your customers feel today',
         'developer': {'id': 'smileboard', 'name': 'Smileboard'}},
        {'icon.png': ('icon', png(icon(
            '<defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="#f97316"/><stop offset="1" stop-color="#be185d"/></linearGradient></defs>'
            '<circle cx="256" cy="256" r="250" fill="url(#g)"/>' + glyph(96, 96, 320, '#fff', 24))))},
        ('reject', True, ['logo-in-icon'])),
    'look-alike-mark': (
        {'id': 'equalia', 'name': 'Equalia', 'short_description': 'Sounds for your messenger',
         'developer': {'id': 'equalia', 'name': 'Equalia'}},
        {'icon.png': ('icon', png(icon(rect(16, 16, 480, 480, '#1d4ed8', 60) + glyph(16, 16, 480, '#fff', 0, KNOCK_OFF))))},
        ('review', True, ['logo-like-in-icon'])),
    'name-in-icon': (
        {'id': 'wordy', 'name': 'Wordy', 'short_description': 'Templates for answers',
         'developer': {'id': 'wordy', 'name': 'Wordy'}},
        {'icon.png': ('icon', png(icon(rect(0, 0, 512, 512, '#111827', 80)
                                       + text(256, 282, 82, 'Intercom', '#fff', 'text-anchor="middle" font-weight="bold"'))))},
        ('reject', True, ['name-in-icon'])),
    'permitted-partner': (
        {'id': 'acme-connect', 'name': 'Acme for Intercom', 'short_description': 'Acme beside every conversation',
         'developer': {'id': 'acme', 'name': 'Acme Ltd'}},
        {'icon.png': ('icon', png(letter_icon('A', '#be123c')))},
        ('pass', True, ['name-uses-brand'])),
    'expired-permission': (
        {'id': 'bolt-connect', 'name': 'Bolt for Intercom', 'short_description': 'Bolt beside every conversation',
         'developer': {'id': 'bolt', 'name': 'Bolt Ltd'}},
        {'icon.png': ('icon', png(letter_icon('B', '#0369a1')))},
        ('reject', True, ['name-uses-brand'])),
    'door-phone': (
        {'id': 'gatekeeper', 'name': 'Door Intercom Manager', 'short_description': 'Answer the door from your desk',
         'developer': {'id': 'gatekeeper', 'name': 'Gatekeeper GmbH'}},
        {'icon.png': ('icon', png(icon(rect(0, 0, 512, 512, '#334155', 96) + rect(150, 90, 212, 332, '#e2e8f0', 24)
                                       + '<circle cx="256" cy="190" r="52" fill="#334155"/>'
                                       + '<circle cx="256" cy="340" r="24" fill="#16a34a"/>')))},
        ('review', True, ['name-generic-sense'])),
    'near-words': (
        {'id': 'interbill', 'name': 'Intercompany Billing', 'short_description': 'Bills between your own companies',
         'developer': {'id': 'interbill', 'name': 'Winter Company'}},
        {'icon.png': ('icon', png(icon(rect(0, 0, 512, 512, '#0f766e', 96)
                                       + ''.join(rect(96 + 72 * i, 400 - h, 44, h, '#ccfbf1', 6)
                                                 for i, h in enumerate([90, 150, 220, 280, 330])))))},
        ('pass', True, [])),
    'shows-the-name': (
        {'id': 'routely', 'name': 'Routely', 'short_description': 'Send each conversation to the right team',
         'developer': {'id': 'routely', 'name': 'Routely'}},
        {'icon.png': ('icon', png(letter_icon('R', '#4338ca'))),
         'connect.png': ('screenshot', png(page('Connect your inbox', ['Choose the workspace you want to connect',
                                                                         'Routely reads new conversations only'],
                                                  'Connect Intercom')))},
        ('pass', True, ['screenshot-shows-name'])),
    'claims-endorsement': (
        {'id': 'answerly', 'name': 'Answerly', 'short_description': 'Answers while you sleep',
         'developer': {'id': 'answerly', 'name': 'Answerly'}},
        {'icon.png': ('icon', png(letter_icon('Y', '#0891b2'))),
         'home.jpg': ('screenshot', jpeg(page('Answers while you sleep', ['Official Intercom partner since 2024',
                                                                           'Used by two hundred teams'], 'Start now')))},
        ('review', True, ['screenshot-claims-endorsement'])),
    'brand-as-developer': (
        {'id': 'labs', 'name': 'Message Labs', 'short_description': 'Experiments for your messenger',
         'developer': {'id': 'labs', 'name': 'Intercom Labs'}},
        {'icon.png': ('icon', png(letter_icon('M', '#a21caf')))},
        ('review', True, ['developer-uses-brand'])),
    'against-the-form': (
        {'id': 'longname', 'name': 'The Friendliest Conversation Router In The World',
         'short_description': 'Routes every single conversation to exactly the right person, every single time.',
         'developer': {'id': 'longname', 'name': 'Router Co'}},
        {'icon.jpg': ('icon', jpeg(svg(256, 256, rect(0, 0, 256, 256, '#eab308')
                                       + '<path d="M40 128h120l-36-36 18-18 70 66-70 66-18-18 36-36H40z" fill="#422006"/>')))},
        ('reject', True, ['listing-name-length', 'listing-icon-size', 'listing-icon-format',
                          'listing-short-description-length', 'listing-short-description-full-stop'])),
    'broken-picture': (
        {'id': 'halfway', 'name': 'Halfway', 'short_description': 'Meets you in the middle',
         'developer': {'id': 'halfway', 'name': 'Halfway'}},
        {'icon.png': ('icon', truncated(png(letter_icon('W', '#15803d')), 0.5)),
         'notes.png': ('screenshot', b'this is a text file that was called a picture\n')},
        ('review', False, [])),
}

PERMISSIONS = {
    'schema': 'brandlint.permissions/1', 'version': '1', 'permissions': [
        {'id': 'grant-acme', 'who': {'developer': 'acme'}, 'brand': 'intercom', 'references': ['Intercom'],
         'subjects': ['name'], 'why': 'joint product of both firms', 'granted_by': 'brand team',
         'from': '2026-01-01', 'until': '2027-12-31'},
        {'id': 'grant-bolt', 'who': {'developer': 'bolt'}, 'brand': 'intercom', 'references': ['Intercom'],
         'subjects': ['name'], 'why': 'trial of a joint product', 'granted_by': 'brand team',
         'from': '2025-01-01', 'until': '2026-06-30'}]}

# Pictures handed in without any manifest: each is a submission of its own.
LOOSE = {
    'copied-mark.png': (png(icon(mark(0, 0, 256, '#111111', '#ffffff'), 256)), ('reject', True, ['logo-in-icon'])),
    'plain-letter.png': (png(letter_icon('Q', '#0e7490')), ('pass', True, [])),
}


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as out:
        out.write(data)


def as_json(value):
    return (json.dumps(value, indent=2, ensure_ascii=False) + '\n').encode()


def expectation(verdict, complete, rules):
    return {'verdict': verdict, 'complete': complete, 'rules': sorted(rules)}


def main():
    for name, (app, files, expected) in SAMPLES.items():
        folder = os.path.join(HERE, name)
        assets = [{'path': path, 'role': role} for path, (role, _) in files.items()]
        manifest = {'schema': 'brandlint.submission/1', 'id': name, 'app': app, 'assets': assets}
        write(os.path.join(folder, 'submission.json'), as_json(manifest))
        write(os.path.join(folder, 'expected.json'), as_json(expectation(*expected)))
        for path, (_, data) in files.items():
            write(os.path.join(folder, path), data)
    for path, (data, _) in LOOSE.items():
        write(os.path.join(HERE, 'loose', path), data)
    write(os.path.join(HERE, 'loose', 'expected.json'),
          as_json({path: expectation(*expected) for path, (_, expected) in LOOSE.items()}))
    write(os.path.join(HERE, 'permissions.json'), as_json(PERMISSIONS))


main()
