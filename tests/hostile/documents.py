# SPDX-License-Identifier: MIT
"""Hostile descriptors in TOML, YAML, XML, property lists and key files: for cases.py, which knows what a case is."""
import plistlib
import struct


def plist(objects, reference_bytes=1):
    """A binary one of objects as they are in the file; the first is the top."""
    body, offsets = b'bplist00', []
    for each in objects:
        offsets.append(len(body))
        body += each
    table = b''.join(struct.pack('>I', offset) for offset in offsets)
    return body + table + b'\0' * 6 + struct.pack('>BBQQQ', 4, reference_bytes, len(objects), 0, len(body))


def laughs(levels=12):
    """Each entity is ten of the one before it."""
    entities = ['<!ENTITY e0 "ha">']
    entities += [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, levels)]
    return f'<!DOCTYPE component [{"".join(entities)}]><component><name>&e{levels - 1};</name></component>'.encode()


def anchors(levels=12):
    rows = ['apiVersion: v2', 'name: a', 'a0: &a0 [ha]']
    rows += [f'a{n}: &a{n} [{", ".join([f"*a{n - 1}"] * 10)}]' for n in range(1, levels)]
    return '\n'.join(rows).encode()


def every(case, picture):
    metainfo, chart, app, shop, android = 'x.metainfo.xml', 'Chart.yaml', 'Info.plist', 'shopify.app.toml', 'AndroidManifest.xml'
    yield case('document-laughs', {metainfo: laughs()}, 'refused', 'document-syntax', ['entity'], True)
    outside = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><component><name>&x;</name></component>'
    yield case('document-outside', {metainfo: outside}, 'refused', 'document-syntax', ['entity'])
    remote = b'<!DOCTYPE component SYSTEM "http://127.0.0.1:9/a.dtd"><component><name>a&x;b</name></component>'
    yield case('document-remote', {metainfo: remote}, 'full')
    yield case('document-anchors', {chart: anchors()}, 'refused', 'document-syntax', ['alias'], True)
    yield case('document-deep-xml', {metainfo: b'<a>' * 100_000}, 'refused', 'document-too-deep')
    yield case('document-deep-yaml', {chart: b'[' * 100_000}, 'refused', 'document-too-deep')
    yield case('document-deep-toml', {shop: b'a = ' + b'[' * 100_000}, 'refused', 'document-syntax')
    yield case('document-deep-plist', {app: plist([b'\xa1\0'])}, 'refused', 'document-too-deep')
    doubling = [bytes([0xaf, 0x10, 40]) + bytes([n + 1]) * 40 for n in range(8)] + [b'\x51x']
    yield case('document-shared-plist', {app: plist(doubling)}, 'refused', 'document-too-large', [], True)
    shared = [bytes([0xaf, 0x11, 255, 255]) + b'\x01' * 65535, b'\x5f\x11\xff\xff' + b'x' * 65535]
    yield case('document-shared-text', {app: plist(shared)}, 'refused', 'document-syntax', [], True)
    good = plistlib.dumps({'CFBundleName': 'Deskline', 'a': ['b' * 300, True, 7]}, fmt=plistlib.FMT_BINARY)
    yield case('document-plist', {app: good}, 'full')
    for end in (9, 20, len(good) - 33, len(good) - 1):
        yield case(f'document-plist-cut-{end}', {app: good[:end]}, 'refused', 'document-syntax')
    for place in range(len(good) - 26, len(good)):  # the trailer's numbers
        lying = good[:place] + bytes([good[place] ^ 0xff]) + good[place + 1:]
        yield case(f'document-plist-lies-{place}', {app: lying, 'icon.png': picture}, 'either')
    yield case('document-large', {chart: b'#' * 20_000_000}, 'refused', 'file-too-large')
    yield case('document-bytes', {chart: bytes(range(256)) * 20}, 'refused', 'document-syntax')
    yield case('document-nul', {'a.desktop': b'[Desktop Entry]\nName=a\0b\n'}, 'full')
    yield case('document-compiled', {android: b'\x03\0\x08\0' + bytes(100)}, 'refused', 'document-syntax', ['compiled'])
    circle = b'<adaptive-icon><foreground android:drawable="@mipmap/a"/><background android:drawable="@mipmap/a"/></adaptive-icon>'
    yield case('document-icon-circle',
               {android: b'<manifest><application android:label="Deskline" android:icon="@mipmap/a"/></manifest>',
                'res/mipmap-anydpi/a.xml': circle}, 'refused', 'icon-unread')
    yield case('document-icon-outside',
               {android: b'<manifest><application android:label="Deskline" android:icon="@../../etc/a"/></manifest>'}, 'refused',
               'icon-unread')
