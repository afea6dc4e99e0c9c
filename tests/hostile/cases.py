# SPDX-License-Identifier: MIT
"""Hostile inputs, each with what must come of it. Every run makes the same ones.

A case is a folder of its own with one or more files. `expect`:
  'refused'  not examined in full: never passes, and a problem names the file, with a code;
  'full'     examined in full, hostile only to a careless reader;
  'either'   one of the two: a bit that flips in pixels is only another picture;
  'nothing'  no submission at all: not a picture, and does not say that it is one.
"""
import base64
import gzip
import json
import os
import random
import struct
import zlib
from dataclasses import dataclass, field

import android
import archives
import documents
import pictures

SEEDS = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'seeds')


@dataclass
class Case:
    name: str
    files: dict                       # path (str or bytes) -> bytes, or a callable that makes it at that path
    expect: str
    code: str = ''                    # of the problem, where only one is right
    says: list = field(default_factory=list)  # words of its message
    heavy: bool = False               # worth a run of its own, with its time and memory measured


def seeds():
    for name in sorted(os.listdir(SEEDS)):
        with open(os.path.join(SEEDS, name), 'rb') as file:
            yield name, file.read()


# ---- makers of formats, as far as the cases need them

def chunk(kind, data):
    body = kind + data
    return struct.pack('>I', len(data)) + body + struct.pack('>I', zlib.crc32(body))


def png(width, height, depth=8, colour=0, data=None, extra=b'', interlace=0):
    header = chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, depth, colour, 0, 0, interlace))
    if data is None:
        channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
        row = b'\0' + b'\xc8' * ((width * depth * channels + 7) // 8)
        packer = zlib.compressobj(9)
        data = b''.join(packer.compress(row) for _ in range(height)) + packer.flush()
    return b'\x89PNG\r\n\x1a\n' + header + extra + chunk(b'IDAT', data) + chunk(b'IEND', b'')


def apng(width, height, frames, claimed=None, first=0):
    """Grey; `frames`: (left, top, width, height, dispose, blend), all of them parts beside the still picture."""
    parts, packed = [], {}
    for number, (left, top, wide, high, dispose, blend) in enumerate(frames):
        if (wide, high) not in packed:
            rows = zlib.compressobj(9)
            packed[wide, high] = b''.join(rows.compress(b'\0' + b'\xc8' * wide) for _ in range(high)) + rows.flush()
        parts.append(chunk(b'fcTL', struct.pack('>IIIIIHHBB', first + 2 * number, wide, high, left, top, 1, 10,
                                                dispose, blend)))
        parts.append(chunk(b'fdAT', struct.pack('>I', first + 2 * number + 1) + packed[wide, high]))
    still = png(width, height, extra=chunk(b'acTL', struct.pack('>II', claimed or len(frames), 0)))
    return still[:-12] + b''.join(parts) + still[-12:]


def gif(width, height, images, loop=b''):
    head = b'GIF89a' + struct.pack('<HHBBB', width, height, 0x80, 0, 0) + b'\0\0\0\xff\xff\xff'
    return head + loop + b''.join(images) + b';'


def gif_image(left, top, width, height, data=b'\x02\x02\x44\x01\x00'):
    return b',' + struct.pack('<HHHHB', left, top, width, height, 0) + data


def bmp(width, height, bits=24, offset=54, pixels=b'', compression=0):
    info = struct.pack('<IiiHHIIiiII', 40, width, height, 1, bits, compression, 0, 0, 0, 0, 0)
    return b'BM' + struct.pack('<IHHI', offset + len(pixels), 0, 0, offset) + info + pixels


def tiff(entries, tail=b'', order='<'):
    start = (b'II' if order == '<' else b'MM') + struct.pack(order + 'HI', 42, 8)
    rows = b''.join(struct.pack(order + 'HHII', tag, kind, count, value) for tag, kind, count, value in entries)
    return start + struct.pack(order + 'H', len(entries)) + rows + struct.pack(order + 'I', 0) + tail


def svg(inside, head='', attributes="width='64' height='64'"):
    return (head + f"<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
            f'{attributes}>{inside}</svg>').encode()


def data_uri(kind, data):
    return f'data:image/{kind};base64,' + base64.b64encode(data).decode()


# ---- the cases, a function a kind

def truncated():
    """Every seed, cut at many places: what is left is never taken for a whole picture."""
    for name, data in seeds():
        ends = {1, 2, 3, 4, 7, 8, 12, 16, 24, 33, len(data) // 2}
        ends |= {len(data) * n // 13 for n in range(1, 13)}
        # The last bytes of these hold no pixel, and a reader may not miss them.
        trailing = {'bmp': 0, 'tif': 300, 'jpg': 2, 'gif': 1, 'png': 12, 'webp': 1, 'ico': 0, 'icns': 0, 'avif': 0, 'heic': 0, 'jxl': 0,
                    'jp2': 0, 'j2k': 0}[name.rsplit('.', 1)[1]]
        for end in sorted(ends):
            if end < len(data) - trailing:
                stem, ending = name.rsplit('.', 1)
                yield Case(f'cut-{stem}-{ending}-{end:05}', {f'cut.{ending}': data[:end]}, 'refused')


def flipped():
    """Every seed with bits turned round."""
    for name, data in seeds():
        dice = random.Random(name)
        for number in range(12):
            changed = bytearray(data)
            for _ in range(1 + number % 3 * 4):
                # Half of them in the first bytes, where the header is.
                place = dice.randrange(min(64, len(data)) if number % 2 else len(data))
                changed[place] ^= 1 << dice.randrange(8)
            stem, ending = name.rsplit('.', 1)
            yield Case(f'flip-{stem}-{ending}-{number:02}', {f'flip.{ending}': bytes(changed)}, 'either')


def headers():
    """Sizes that lie, counts that overflow, data that is another format's."""
    side, pixels = 'limit-picture-side-px', 'limit-picture-pixels'
    yield Case('header-png-side', {'a.png': png(60000, 1, data=b'')}, 'refused', side, ['60000', '32767'])
    yield Case('header-png-pixels', {'a.png': png(30000, 30000, data=b'')}, 'refused', pixels, ['30000', '64000000'])
    yield Case('header-png-zero', {'a.png': png(0, 5, data=b'')}, 'refused', 'image-header')
    yield Case('header-png-negative', {'a.png': png(0x80000000, 5, data=b'')}, 'refused', 'image-header')
    yield Case('header-png-depth', {'a.png': png(4, 4, depth=3, data=zlib.compress(b'\0' * 20))}, 'refused')
    yield Case('header-png-colour', {'a.png': png(4, 4, colour=0)[:25] + b'\x05' + png(4, 4)[26:]}, 'refused')
    yield Case('header-png-chunk-length', {'a.png': png(4, 4)[:33] + b'\x7f\xff\xff\xffIDAT'}, 'refused')
    yield Case('header-png-no-data', {'a.png': png(64, 64, data=zlib.compress(b''))}, 'refused')
    yield Case('header-png-short-data', {'a.png': png(64, 64, data=zlib.compress(b'\0' * 100))}, 'refused')
    yield Case('header-png-not-zlib', {'a.png': png(64, 64, data=b'\xff' * 200)}, 'refused')
    yield Case('header-png-palette-missing', {'a.png': png(8, 8, colour=3)}, 'refused')
    yield Case('header-png-many-chunks', {'a.png': png(8, 8, extra=chunk(b'tEXt', b'a\0b') * 20000)}, 'full')
    yield Case('header-png-text-bomb', {'a.png': png(8, 8, extra=chunk(
        b'zTXt', b'a\0\0' + zlib.compress(b'x' * 50_000_000, 9)))}, 'full', heavy=True)
    yield Case('header-png-profile-bomb', {'a.png': png(8, 8, extra=chunk(
        b'iCCP', b'a\0\0' + zlib.compress(b'x' * 50_000_000, 9)))}, 'full', heavy=True)
    whole = (0, 0, 8, 8, 0, 0)
    yield Case('header-apng-fine', {'a.png': apng(8, 8, [whole, (2, 3, 4, 5, 1, 1), (7, 7, 1, 1, 2, 0)])}, 'full')
    yield Case('header-apng-outside', {'a.png': apng(8, 8, [whole, (5, 0, 4, 4, 0, 0)])}, 'refused', 'image-damaged')
    yield Case('header-apng-wide', {'a.png': apng(8, 8, [(2**32 - 8, 0, 9, 8, 0, 0)])}, 'refused', 'image-damaged')
    yield Case('header-apng-order', {'a.png': apng(8, 8, [whole], first=1)}, 'refused', 'image-damaged', ['order'])
    yield Case('header-apng-missing', {'a.png': apng(8, 8, [whole], claimed=3)}, 'refused', 'image-damaged', ['1 of 3'])
    yield Case('header-apng-ways', {'a.png': apng(8, 8, [(0, 0, 8, 8, 3, 7)])}, 'refused', 'image-damaged')
    yield Case('header-gif-side', {'a.gif': gif(65535, 65535, [gif_image(0, 0, 1, 1)])}, 'refused', side)
    yield Case('header-gif-no-image', {'a.gif': gif(4, 4, [])}, 'refused')
    yield Case('header-gif-image-outside', {'a.gif': gif(4, 4, [gif_image(60000, 60000, 4, 4)])}, 'either')
    yield Case('header-gif-large-image', {'a.gif': gif(4, 4, [gif_image(0, 0, 65535, 65535)])}, 'refused', heavy=True)
    yield Case('header-bmp-side', {'a.bmp': bmp(2**31 - 1, 2)}, 'refused', side)
    yield Case('header-bmp-negative', {'a.bmp': bmp(-5, 5, pixels=b'\0' * 100)}, 'refused')
    yield Case('header-bmp-lowest-height', {'a.bmp': bmp(5, -2**31, pixels=b'\0' * 100)}, 'refused')
    yield Case('header-bmp-bits', {'a.bmp': bmp(5, 5, bits=7, pixels=b'\0' * 100)}, 'refused')
    yield Case('header-bmp-offset', {'a.bmp': bmp(5, 5, offset=2**32 - 1 - 75)}, 'refused')
    yield Case('header-bmp-rle-endless', {'a.bmp': bmp(5, 5, bits=8, compression=1, offset=1078,
                                                       pixels=b'\0' * 1024 + b'\xff\x01' * 5000)}, 'either')
    yield Case('header-webp-side', {'a.webp': b'RIFF\x20\0\0\0WEBPVP8L\x0d\0\0\0\x2f\xff\xff\xff\x0f' + b'\0' * 10},
               'refused')
    yield Case('header-webp-empty', {'a.webp': b'RIFF\x04\0\0\0WEBP'}, 'refused')
    yield Case('header-jpeg-side', {'a.jpg': b'\xff\xd8\xff\xc0\0\x0b\x08\xff\xff\xff\xff\x01\x01\x11\0'}, 'refused', side)
    yield Case('header-jpeg-no-frame', {'a.jpg': b'\xff\xd8\xff\xd9'}, 'refused')
    yield Case('header-jpeg-markers', {'a.jpg': b'\xff\xd8' + b'\xff\xfe\0\x02' * 200_000}, 'refused')
    yield Case('header-tiff-loop', {'a.tif': tiff([])[:10] + struct.pack('<I', 8)}, 'refused')
    yield Case('header-tiff-many-pages', {'a.tif': b'II*\0\x08\0\0\0' + b''.join(
        struct.pack('<HI', 0, 14 + 6 * n) for n in range(60_000))}, 'refused')
    yield Case('header-tiff-side', {'a.tif': tiff([(256, 4, 1, 2**31), (257, 4, 1, 2**31)])}, 'refused')
    yield Case('header-tiff-compression', {'a.tif': tiff([
        (256, 4, 1, 4), (257, 4, 1, 4), (258, 3, 1, 8), (259, 3, 1, 34712), (262, 3, 1, 1), (273, 4, 1, 8),
        (277, 3, 1, 1), (278, 4, 1, 4), (279, 4, 1, 16)])}, 'refused')
    yield Case('header-tiff-strips', {'a.tif': tiff([
        (256, 4, 1, 30000), (257, 4, 1, 2000), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1),
        (273, 4, 2**30, 8), (277, 3, 1, 1), (278, 4, 1, 1), (279, 4, 2**30, 16)])}, 'refused', heavy=True)
    base = dict(seeds())
    yield from pictures.every(Case, base)
    yield Case('other-jpeg-as-png', {'a.png': base['baseline.jpg']}, 'full')
    yield Case('other-png-as-svg', {'a.svg': base['plain.png']}, 'full')
    yield Case('other-trailing-zip', {'a.png': base['plain.png'] + b'PK\x03\x04' + b'\0' * 500}, 'either')
    yield Case('other-html', {'a.png': b'<!DOCTYPE html><html><script>alert(1)</script>'}, 'refused', 'format-unknown')
    yield Case('other-text', {'a.jpg': b'only words\n'}, 'refused', 'format-unknown', ['text'])
    yield Case('other-program', {'a.gif': b'\x7fELF' + b'\0' * 100}, 'refused', 'format-unknown', ['program'])
    yield Case('other-archive', {'a.webp': b'PK\x03\x04' + b'\0' * 100}, 'refused', 'format-unknown', ['ZIP'])
    yield Case('other-empty', {'a.png': b''}, 'refused', 'file-empty')
    yield Case('other-zeros', {'a.png': b'\0' * 100_000}, 'refused', 'format-unknown')
    yield Case('other-noise', {'a.png': random.Random(1).randbytes(50_000)}, 'refused', 'format-unknown')
    for number, kind in enumerate([b'ftypavif', b'ftypheic', b'ftypmp42']):
        yield Case(f'other-film-{number}', {'a.png': b'\0\0\0\x20' + kind + b'\0' * 60}, 'refused',
                   'format-unknown' if number == 2 else 'image-header')


def bombs():
    """Little that becomes much."""
    yield Case('bomb-png-64-megapixels', {'a.png': png(8000, 8000)}, 'either', heavy=True)
    yield Case('bomb-png-16-bit', {'a.png': png(7000, 7000, depth=16, colour=6)}, 'either', heavy=True)
    yield Case('bomb-png-interlaced', {'a.png': png(7900, 7900, colour=0, interlace=1)}, 'either', heavy=True)
    yield Case('bomb-png-endless-data', {'a.png': png(16, 16, data=zlib.compress(b'\0' * 200_000_000, 9))},
               'either', heavy=True)
    yield Case('bomb-gif-frames', {'a.gif': gif(500, 500, [gif_image(0, 0, 1, 1)] * 20_000)}, 'refused',
               'image-frames-skipped', heavy=True)
    yield Case('bomb-gif-large-frames', {'a.gif': gif(8000, 8000, [gif_image(0, 0, 1, 1)] * 500)}, 'refused',
               heavy=True)
    yield Case('bomb-apng-frames', {'a.png': png(8, 8, extra=chunk(b'acTL', struct.pack('>II', 2**31 - 1, 0)))},
               'refused')
    yield Case('bomb-apng-many', {'a.png': apng(8, 8, [(0, 0, 8, 8, 0, 0)] * 20_000)}, 'refused',
               'image-frames-skipped', ['20001'], heavy=True)
    yield Case('bomb-apng-large', {'a.png': apng(1000, 1000, [(0, 0, 1000, 1000, 2, 1)] * 500)}, 'refused', heavy=True)
    yield Case('bomb-apng-larger', {'a.png': apng(7000, 7000, [(0, 0, 7000, 7000, 2, 1)] * 40)}, 'refused',
               'image-frames-skipped', heavy=True)
    yield Case('bomb-svgz', {'a.svgz': gzip.compress(b' ' * 100_000_000, mtime=0)}, 'refused', heavy=True)
    yield Case('bomb-svgz-document', {'a.svgz': gzip.compress(svg('<g/>' * 3_000_000), mtime=0)}, 'refused', heavy=True)
    uses = ''.join(f"<g id='a{n}'>" + f"<use xlink:href='#a{n - 1}'/>" * 10 + '</g>' for n in range(1, 10))
    yield Case('bomb-svg-uses', {'a.svg': svg("<rect id='a0' width='9' height='9'/>" + uses +
                                              "<use xlink:href='#a9'/>")}, 'refused', 'limit-svg-content', heavy=True)
    yield Case('bomb-svg-circle', {'a.svg': svg("<g id='a'><use xlink:href='#b'/></g><g id='b'>"
                                                "<use xlink:href='#a'/></g>")}, 'either', heavy=True)
    patterns = ''.join(f"<pattern id='p{n}' width='.1' height='.1'><rect width='9' height='9' fill='url(#p{n + 1})'/>"
                       '</pattern>' for n in range(12))
    yield Case('bomb-svg-patterns', {'a.svg': svg(patterns + "<rect width='64' height='64' fill='url(#p0)'/>")},
               'either', heavy=True)
    yield Case('bomb-svg-markers', {'a.svg': svg(
        "<marker id='m'><circle r='9'/></marker><path marker-mid='url(#m)' d='M0 0" + 'L1 1 ' * 200_000 + "'/>")},
        'refused', heavy=True)
    yield Case('bomb-svg-blurs', {'a.svg': svg("<filter id='f'>" + "<feGaussianBlur stdDeviation='20'/>" * 2000 +
                                               "</filter><rect filter='url(#f)' width='64' height='64'/>")},
               'refused', heavy=True)
    yield Case('bomb-svg-octaves', {'a.svg': svg("<filter id='f'><feTurbulence baseFrequency='.1' "
                                                 "numOctaves='2000000000'/></filter>"
                                                 "<rect filter='url(#f)' width='64' height='64'/>")},
               'refused', heavy=True)
    yield Case('bomb-svg-path', {'a.svg': svg("<path stroke='#000' d='M0 0" + 'L63 1 0 60 ' * 150_000 + "'/>")},
               'either', heavy=True)
    yield Case('bomb-svg-depth', {'a.svg': svg('<g>' * 100_000 + '</g>' * 100_000)}, 'refused',
               'limit-svg-content', heavy=True)
    yield Case('bomb-svg-attributes', {'a.svg': svg('<g ' + ' '.join(f"a{n}='1'" for n in range(200_000)) + '/>')},
               'refused', heavy=True)
    yield Case('bomb-svg-letters', {'a.svg': svg('<text>' + 'a' * 1_500_000 + '</text>')}, 'refused', heavy=True)
    yield Case('bomb-svg-marks', {'a.svg': svg('<text y="30">a' + '\u0301' * 100_000 + '</text>')}, 'either', heavy=True)
    yield Case('bomb-svg-dashes', {'a.svg': svg("<path stroke='#000' stroke-dasharray='0.0001' d='M0 0L60 60'/>")},
               'either', heavy=True)
    yield Case('bomb-svg-size', {'a.svg': svg('<g/>', attributes="width='1e30' height='1e30'")}, 'either', heavy=True)
    yield Case('bomb-svg-thin', {'a.svg': svg('<g/>', attributes="width='1000000' height='0.001'")}, 'either')
    yield Case('bomb-svg-embedded', {'a.svg': svg(f"<image width='64' height='64' xlink:href='"
                                                  f"{data_uri('png', png(7000, 7000))}'/>")}, 'refused', heavy=True)
    for number in (4, 9):
        entities = ''.join(f'<!ENTITY e{n} "{("&e%d;" % (n - 1)) * 10}">' for n in range(1, number))
        yield Case(f'bomb-svg-entities-{number}', {'a.svg': svg(
            f'<text>&e{number - 1};</text>', f'<!DOCTYPE svg [<!ENTITY e0 "lol">{entities}]>')}, 'refused', heavy=True)
    yield Case('bomb-svg-quadratic', {'a.svg': svg('<text>' + '&a;' * 20_000 + '</text>',
                                                   f'<!DOCTYPE svg [<!ENTITY a "{"x" * 60_000}">]>')},
               'refused', heavy=True)


def leaks():
    """SVG that reaches for something outside itself, or that a browser would show differently."""
    for number, target in enumerate(['/etc/passwd', 'file:///etc/passwd', 'neighbour.png', '../x.png',
                                     'http://127.0.0.1:1/x.png', 'https://example.invalid/x.png', '//host/x.png']):
        yield Case(f'leak-image-{number}', {'a.svg': svg(f"<image width='9' height='9' xlink:href='{target}'/>"),
                                            'neighbour.png': png(8, 8)}, 'refused', says=[])
    yield Case('leak-entity', {'a.svg': svg('<text>&x;</text>', '<!DOCTYPE svg [<!ENTITY x SYSTEM "/etc/passwd">]>')},
               'refused')
    yield Case('leak-parameter-entity', {'a.svg': svg('<g/>', '<!DOCTYPE svg [<!ENTITY % x SYSTEM "http://a/"> %x;]>')},
               'refused')
    yield Case('leak-include', {'a.svg': svg("<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' "
                                             "href='/etc/passwd' parse='text'/>")}, 'either')
    yield Case('leak-script', {'a.svg': svg('<script>fetch("http://a/")</script>')}, 'refused')
    yield Case('leak-foreign', {'a.svg': svg('<foreignObject><p>Hello</p></foreignObject>')}, 'refused')
    yield Case('leak-animation', {'a.svg': svg("<rect><animate attributeName='width' to='9'/></rect>")}, 'refused')
    base = dict(seeds())
    yield Case('leak-embedded-cut', {'a.svg': svg(f"<image width='48' height='40' xlink:href='"
                                                  f"{data_uri('png', base['plain.png'][:400])}'/>")}, 'refused')
    yield Case('leak-embedded-webp', {'a.svg': svg(f"<image width='48' height='40' xlink:href='"
                                                   f"{data_uri('webp', base['lossy.webp'])}'/>")}, 'refused')
    for kind in ('gif', 'png'):
        yield Case(f'leak-embedded-animation-{kind}', {'a.svg': svg(f"<image width='48' height='40' xlink:href='"
                                                                    f"{data_uri(kind, base['animation.' + kind])}'/>")},
                   'refused', 'image-svg-not-drawn', ['animation'])
    yield Case('leak-embedded-fine', {'a.svg': svg(f"<image width='48' height='40' xlink:href='"
                                                   f"{data_uri('png', base['plain.png'])}'/>")}, 'full')
    for number, text in enumerate(['<svg', '<svg>', '<svg><g></svg>', '<svg/><svg/>', '<html/>', '<?xml?>', '<!--',
                                   '<svg width="1" height="1"><![CDATA[', '<svg a="', '<svg>&bad;</svg>',
                                   '<svg xmlns="http://www.w3.org/2000/svg"><g a=1/></svg>', '\0<svg/>']):
        yield Case(f'leak-form-{number:02}', {'a.svg': text.encode()}, 'either' if number in (9, 10) else 'refused')
    for number, encoding in enumerate(['utf-16', 'utf-16-be', 'utf-32', 'utf-7']):
        expect = 'either'
        yield Case(f'leak-encoding-{number}', {'a.svg': ('<?xml version="1.0" encoding="%s"?>' % encoding).encode(
            encoding) + svg('<g/>').decode().encode(encoding)}, expect)


MANIFEST = {'schema': 'brandlint.submission/1', 'id': 'm', 'app': {'name': 'Deskline'},
            'assets': [{'path': 'icon.png', 'role': 'icon'}]}


def manifests():
    """A submission.json of every kind of wrong."""
    def row(name, text, expect='refused', **more):
        content = text if isinstance(text, bytes) else text.encode() if isinstance(text, str) else json.dumps(text).encode()
        files = {'submission.json': content, 'icon.png': png(64, 64)}
        return Case(f'manifest-{name}', files, expect, **more)

    def changed(**changes):
        return {**MANIFEST, **changes}

    def app(**changes):
        return changed(app={**MANIFEST['app'], **changes})
    yield row('fine', MANIFEST, 'full')
    yield row('empty', '')
    yield row('not-json', 'hello')
    yield row('half', json.dumps(MANIFEST)[:60])
    yield row('null', 'null')
    yield row('array', '[]')
    yield row('number', '12')
    yield row('nul', json.dumps(MANIFEST).replace('Deskline', 'Desk\0line'))
    yield row('not-utf-8', json.dumps(MANIFEST).encode().replace(b'Deskline', b'Desk\xff\xfeline'))
    yield row('utf-16', json.dumps(MANIFEST).encode('utf-16'))
    yield row('bom', b'\xef\xbb\xbf' + json.dumps(MANIFEST).encode(), 'either')
    yield row('surrogate', json.dumps(MANIFEST).replace('Deskline', '\\ud800'), 'full')  # read as U+FFFD
    yield row('deep-arrays', '[' * 100_000 + ']' * 100_000)
    yield row('deep-objects', '{"a":' * 100_000 + '1' + '}' * 100_000)
    yield row('large', json.dumps(app(description='x' * 9_000_000)), says=['8388608'])
    yield row('long-name', json.dumps(app(name='x' * 100_000)), says=['2000'])
    yield row('long-description', json.dumps(app(description='ab ' * 100_000)), says=['100000'])
    yield row('growing', json.dumps(app(name='\ufdfa' * 1_900)), 'either')
    yield row('marks', json.dumps(app(name='a' + '\u0301' * 1_900)), 'either')
    yield row('controls', json.dumps(app(name='a\u202eb\u200bc\u0007d')), 'either')
    yield row('duplicate-key', json.dumps(MANIFEST)[:-1] + ', "id": "other"}')
    yield row('duplicate-name', json.dumps(MANIFEST).replace('"name"', '"name": "x", "name"'))
    yield row('trailing', json.dumps(MANIFEST) + ' x')
    yield row('no-name', changed(app={}))
    yield row('no-app', {k: v for k, v in MANIFEST.items() if k != 'app'})
    yield row('no-schema', {k: v for k, v in MANIFEST.items() if k != 'schema'})
    yield row('other-schema', changed(schema='brandlint.submission/99'))
    yield row('schema-number', changed(schema=1))
    yield row('app-text', changed(app='Deskline'))
    yield row('name-number', app(name=5))
    yield row('name-null', app(name=None))
    yield row('name-list', app(name=['a']))
    yield row('assets-text', changed(assets='icon.png'))
    yield row('assets-numbers', changed(assets=[1, 2]))
    yield row('path-missing', changed(assets=[{'role': 'icon'}]))
    yield row('path-empty', changed(assets=[{'path': '', 'role': 'icon'}]))
    yield row('path-gone', changed(assets=[{'path': 'gone.png', 'role': 'icon'}]), code='asset-missing')
    yield row('path-absolute', changed(assets=[{'path': '/etc/passwd', 'role': 'icon'}]))
    yield row('path-up', changed(assets=[{'path': '../../etc/passwd', 'role': 'icon'}]))
    yield row('path-up-within', changed(assets=[{'path': 'a/../../x.png', 'role': 'icon'}]))
    yield row('path-nul', changed(assets=[{'path': 'icon.png\0.txt', 'role': 'icon'}]))
    yield row('path-folder', changed(assets=[{'path': '.', 'role': 'icon'}]))
    yield row('path-url', changed(assets=[{'path': 'http://127.0.0.1/a.png', 'role': 'icon'}]))
    yield row('path-long', changed(assets=[{'path': 'a/' * 5_000 + 'a.png', 'role': 'icon'}]))
    yield row('role-unknown', changed(assets=[{'path': 'icon.png', 'role': 'verdict'}]))
    yield row('many-assets', changed(assets=[{'path': f'{n}.png', 'role': 'icon'} for n in range(5_000)]))
    yield row('grants-itself', changed(verdict='pass', permissions=['intercom']), 'full')
    yield row('number-huge', json.dumps(MANIFEST)[:-1] + ', "x": 1e999999}', 'either')
    yield row('number-long', json.dumps(MANIFEST)[:-1] + ', "x": ' + '9' * 100_000 + '}', 'either')
    yield row('comment', '/* */' + json.dumps(MANIFEST))
    yield row('single-quotes', str(MANIFEST))
    yield row('nan', json.dumps(MANIFEST)[:-1] + ', "x": NaN}')


def names():
    """Odd names of fine pictures: examined all the same, and shown harmless."""
    picture = png(64, 64)
    odd = [b'-rf.png', b'--output.png', b'a b.png', b'a\nb.png', b'a\rb.png', b'a\tb.png', b'\x1b[31mred.png',
           b'\x07bell.png', 'right\u202egnp.png'.encode(), 'zero\u200bwidth.png'.encode(), 'ünïcode.png'.encode(),
           '日本.png'.encode(), '😀.png'.encode(), b'not\xffutf8.png', b'\xed\xa0\x80.png', b'%s%n%x.png', b'$(reboot).png',
           b'`id`.png', b'a;b.png', b'a|b.png', b'a&b.png', b"a'b.png", b'a"b.png', b'a\\b.png', b'=1+1.png', b'@a.png',
           b'+a.png', b'<script>.png', b'::error::x.png', b'a*?.png', b'~.png', b'#.png', b'a,b.png', b' .png',
           b'CON.png', b'.hidden.png', b'.png', b'a.PNG', b'x' * 251 + b'.png', 'e\u0301.png'.encode()]
    for number, name in enumerate(odd):
        yield Case(f'name-{number:02}', {name: picture}, 'full')
    yield Case('name-deep', {'/'.join(['d'] * 30 + ['a.png']): picture}, 'either')
    yield Case('name-too-deep', {'/'.join(['d'] * 60 + ['a.png']): picture}, 'refused', 'limit-folder-depth')


def special():
    """What is no regular file, or cannot be read."""
    import socket

    def listen(path):
        here = os.getcwd()
        os.chdir(os.path.dirname(path))  # the path of a socket may have 107 bytes
        server = socket.socket(socket.AF_UNIX)
        server.bind(os.path.basename(path))
        server.close()
        os.chdir(here)

    def link(target):
        return lambda path: os.symlink(target, path)
    yield Case('special-fifo', {'a.png': os.mkfifo}, 'refused', 'file-not-regular', ['pipe'])
    yield Case('special-socket', {'a.png': listen}, 'refused', 'file-not-regular', ['socket'])
    yield Case('special-folder', {'a.png/x.txt': b'x'}, 'nothing')
    for name, target in [('passwd', '/etc/passwd'), ('zero', '/dev/zero'), ('itself', 'a.png'), ('nowhere', 'gone'),
                         ('proc', '/proc/self/mem'), ('up', '../..')]:
        yield Case(f'special-link-{name}', {'a.png': link(target)}, 'refused', 'link-not-followed')
    yield Case('special-link-loop', {'a/loop': link('..'), 'a/b.png': png(64, 64)}, 'refused', 'link-not-followed')
    if hasattr(os, 'geteuid') and os.geteuid() == 0:
        # Makes a device where the system lets it; elsewhere the case is one fewer.
        def device(path):
            os.mknod(path, 0o20600, os.makedev(1, 5))
        yield Case('special-device', {'a.png': device}, 'refused', 'file-not-regular', ['device'])
    else:
        def closed(path):
            with open(path, 'wb') as file:
                file.write(png(8, 8))
            os.chmod(path, 0)
        yield Case('special-unreadable', {'a.png': closed}, 'refused', 'file-unreadable')

    def sparse(path):
        with open(path, 'wb') as file:
            file.truncate(3 << 30)
    yield Case('special-sparse', {'a.png': sparse}, 'refused', 'file-too-large', ['67108864'])
    yield Case('special-manifest-fifo', {'submission.json': os.mkfifo}, 'refused', 'file-not-regular')
    yield Case('special-manifest-link', {'submission.json': link('/etc/passwd')}, 'refused')
    yield Case('special-asset-fifo', {'submission.json': json.dumps(MANIFEST).encode(), 'icon.png': os.mkfifo},
               'refused', 'file-not-regular')
    yield Case('special-asset-link', {'submission.json': json.dumps(MANIFEST).encode(), 'icon.png': link('/etc/passwd')},
               'refused')


def in_archives():
    yield from archives.every(Case, png(64, 64))


def in_documents():
    yield from documents.every(Case, png(64, 64))


def in_packages():
    yield from android.every(Case, png(64, 64))


KINDS = (truncated, flipped, headers, bombs, leaks, manifests, names, special, in_archives, in_documents,
         in_packages)


def every_case():
    for kind in KINDS:
        yield from kind()


def make(case, top):
    """Makes the case's files in the folder TOP / its name."""
    folder = os.path.join(os.fsencode(top), case.name.encode())
    for path, content in case.files.items():
        full = os.path.join(folder, os.fsencode(path))
        os.makedirs(os.path.dirname(full), exist_ok=True)
        if callable(content):
            content(full)
        else:
            with open(full, 'wb') as file:
                file.write(content)
