# SPDX-License-Identifier: MIT
"""Hostile packages for Android, and icons that are drawn by vectors: for cases.py, which knows what a case is.

The forms are those of frameworks/base, libs/androidfw/include/androidfw/ResourceTypes.h.
"""
import io
import struct
import zipfile

NONE = 0xFFFFFFFF
TEXT, REFERENCE, FLOAT, COLOUR = 3, 1, 4, 0x1c
LABEL, ICON, DRAWABLE, WIDTH, HEIGHT, PATH, FILL = (
    0x01010001, 0x01010002, 0x01010199, 0x01010402, 0x01010403, 0x01010405, 0x01010404)


def chunk(kind, head, body):
    return struct.pack('<HHI', kind, 8 + len(head), 8 + len(head) + len(body)) + head + body


def pool(texts, claimed=None):
    offsets, data = b'', b''
    for text in texts:
        offsets += struct.pack('<I', len(data))
        data += struct.pack('<H', len(text)) + text.encode('utf-16-le') + b'\0\0'
    data += b'\0' * (-len(data) % 4)
    head = struct.pack('<IIIII', claimed if claimed is not None else len(texts), 0, 0, 28 + len(offsets), 0)
    return chunk(1, head, offsets + data)


def floating(number):
    return struct.unpack('<I', struct.pack('<f', number))[0]


def xml(element, texts=()):
    """element: (name, [(attribute, type, data or text)], [element])."""
    ids, strings, nodes = [], [], []

    def number(one):
        for attribute, _, _ in one[1]:
            if attribute not in ids:
                ids.append(attribute)
        for child in one[2]:
            number(child)
    number(element)
    strings += [''] * len(ids) + list(texts)

    def index(text):
        if text not in strings[len(ids):]:
            strings.append(text)
        return len(ids) + strings[len(ids):].index(text)

    def add(one):
        name, attributes, children = one
        body = struct.pack('<IIHHHHHH', NONE, index(name), 20, 20, len(attributes), 0, 0, 0)
        for attribute, kind, value in attributes:
            data = index(value) if kind == TEXT else value
            body += struct.pack('<IIIHBBI', NONE, ids.index(attribute), data if kind == TEXT else NONE, 8, 0, kind, data)
        head = struct.pack('<II', 1, NONE)
        nodes.append(chunk(0x102, head, body))
        for child in children:
            add(child)
        nodes.append(chunk(0x103, head, struct.pack('<II', NONE, index(name))))
    add(element)
    return chunk(3, b'', pool(strings) + chunk(0x180, b'', b''.join(struct.pack('<I', one) for one in ids)) + b''.join(nodes))


def table(rows):
    """rows: (id, type, data or text), each in a chunk of its own."""
    texts, types = [], b''
    for number, kind, value in rows:
        if kind == TEXT:
            texts.append(value)
            value = len(texts) - 1
        index = number & 0xFFFF
        offsets = struct.pack('<I', NONE) * index + struct.pack('<I', 0)
        config = struct.pack('<I', 36).ljust(36, b'\0')
        head = struct.pack('<BBHII', number >> 16 & 0xFF, 0, 0, index + 1, 20 + 36 + len(offsets)) + config
        types += chunk(0x201, head, offsets + struct.pack('<HHIHBBI', 8, 0, 0, 8, 0, kind, value))
    package = chunk(0x200, struct.pack('<I', 0x7f) + b'\0' * 276, types)
    return chunk(2, struct.pack('<I', 1), pool(texts) + package)


def manifest(label=0x7f020000, icon=0x7f010000):
    return xml(('manifest', [], [('application', [(LABEL, REFERENCE, label), (ICON, REFERENCE, icon)], [])]))


def vector(path='M1,1h22v22z', fill=(COLOUR, 0xff336699), paths=1, viewport=24.0):
    return ('vector', [(WIDTH, FLOAT, floating(viewport)), (HEIGHT, FLOAT, floating(viewport))],
            [('path', [(PATH, TEXT, path), (FILL, *fill)], [])] * paths)


def apk(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def every(case, picture):
    rows = [(0x7f010000, TEXT, 'res/a.xml'), (0x7f010001, TEXT, 'res/f.xml'), (0x7f020000, TEXT, 'Deskline'),
            (0x7f030000, COLOUR, 0xff8800ff), (0x7f040000, TEXT, 'res/icon.png')]
    adaptive = xml(('adaptive-icon', [], [('background', [(DRAWABLE, REFERENCE, 0x7f030000)], []),
                                          ('foreground', [(DRAWABLE, REFERENCE, 0x7f010001)], [])]))
    good = {'AndroidManifest.xml': manifest(), 'resources.arsc': table(rows), 'res/a.xml': adaptive,
            'res/f.xml': xml(vector()), 'res/icon.png': picture}

    def row(name, expect, code='', says=(), heavy=False, **changed):
        names = {'manifest': 'AndroidManifest.xml', 'resources': 'resources.arsc', 'icon': 'res/a.xml', 'front': 'res/f.xml'}
        members = {**good, **{names[key]: value for key, value in changed.items()}}
        members = {key: value for key, value in members.items() if value is not None}
        return case(f'android-{name}', {'a.apk': apk(members)}, expect, code, list(says), heavy)
    syntax, unread = 'document-syntax', 'icon-unread'
    yield row('fine', 'full')
    yield row('bitmap', 'full', resources=table([(0x7f010000, TEXT, 'res/icon.png'), *rows[2:]]))
    yield row('no-table', 'refused', 'message-missing', resources=None)
    yield row('no-front', 'refused', unread, front=None)
    yield row('label-nowhere', 'refused', 'message-missing', manifest=manifest(label=0x7f020009))
    yield row('icon-nowhere', 'refused', unread, manifest=manifest(icon=0x7f0f0000))
    yield row('icon-of-the-system', 'refused', unread, manifest=manifest(icon=0x01080093))
    for name, key in (('manifest', 'AndroidManifest.xml'), ('resources', 'resources.arsc'), ('icon', 'res/a.xml'), ('front', 'res/f.xml')):
        data = good[key]
        for end in (4, 8, 30, len(data) // 2, len(data) - 1):
            yield row(f'{name}-cut-{end}', 'refused', syntax if end > 4 or key != 'res/f.xml' else '', **{name: data[:end]})
        for place in range(4, 60, 3):  # sizes, counts and offsets
            lying = data[:place] + bytes([data[place] ^ 0xff]) + data[place + 1:]
            yield row(f'{name}-lies-{place}', 'either', **{name: lying})
    front = good['res/f.xml']
    yield row('pool-claims', 'refused', syntax, front=front[:16] + struct.pack('<I', 0x7fffffff) + front[20:])
    circle = [(0x7f010000, REFERENCE, 0x7f010001), (0x7f010001, REFERENCE, 0x7f010000), *rows[2:]]
    yield row('circle', 'refused', unread, resources=table(circle))
    fan = [(0x7f010000 + n // 20, REFERENCE, 0x7f010000 + (n // 20 + 1) % 20) for n in range(400)]
    yield row('fan', 'refused', unread, heavy=True, resources=table([*fan, *rows[2:]]))
    itself = xml(('adaptive-icon', [], [('foreground', [(DRAWABLE, REFERENCE, 0x7f010000)], [])]))
    yield row('icon-in-itself', 'refused', unread, icon=itself)
    yield row('path-outside', 'refused', unread,
              resources=table([(0x7f010000, TEXT, '../../etc/passwd'), (0x7f010000, TEXT, '/etc/passwd'), *rows[2:]]))
    deep = ('path', [], [])
    for _ in range(200):
        deep = ('group', [], [deep])
    yield row('deep', 'refused', 'document-too-deep', front=xml(('vector', [], [deep])))
    yield row('many-paths', 'refused', heavy=True, front=xml(vector('M0 0L9 9 1 9z' * 500, paths=20_000)))
    yield row('long-path', 'refused', heavy=True, front=xml(vector('M0 0' + 'L63 1 0 60 ' * 2_900 + 'z', paths=200)))
    yield row('colour-nowhere', 'refused', unread, ['colour'], front=xml(vector(fill=(REFERENCE, 0x7f030009))))
    yield row('many-colours', 'refused', unread, heavy=True, front=xml(('vector', vector()[1], [
        ('path', [(PATH, TEXT, 'M0 0z'), (FILL, REFERENCE, 0x7f050000 + n)], []) for n in range(20_000)])))
    yield row('path-markup', 'refused', unread, ['path data'], front=xml(vector('M0"/><image href="file:///etc/passwd"/>')))
    yield row('no-size', 'refused', unread, ['size'], front=xml(vector(viewport=0.0)))
    yield row('infinite-size', 'refused', unread, ['size'], front=xml(vector(viewport=float('inf'))))
    yield row('huge-size', 'either', front=xml(vector(viewport=1e30)))
    yield row('unknown-drawing', 'refused', unread, ['ripple'], front=xml(('ripple', [], [])))
    source = '<vector xmlns:android="http://schemas.android.com/apk/res/android" android:viewportWidth="9" ' \
             'android:viewportHeight="9"><path android:pathData="M0 0h9v9z" android:fillColor="#369"/></vector>'
    yield case('android-source-vector', {
        'AndroidManifest.xml': b'<manifest><application android:label="Deskline" android:icon="@drawable/a"/></manifest>',
        'res/drawable/a.xml': source.encode()}, 'full')
