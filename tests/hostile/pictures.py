# SPDX-License-Identifier: MIT
"""Lying headers of JPEG 2000 and of animated AVIF: for cases.py, which knows what a case is."""
import struct


def jpeg2000(case, base):
    """Sizes, tiles, packets and blocks that a few bytes of a header ask for."""
    stream = base['tiles.j2k']
    size, style = stream.index(b'\xff\x51') + 4, stream.index(b'\xff\x52') + 4

    def lying(place, data, of=stream):
        return of[:place] + data + of[place + len(data):]
    pixels, parts = 'limit-jpeg2000-pixels', 'limit-jpeg2000-parts'
    wide = lying(size + 2, struct.pack('>II', 3840, 3840))
    yield case('header-jp2-pixels', {'a.j2k': lying(size + 2, struct.pack('>II', 60000, 60000))}, 'refused', pixels)
    yield case('header-jp2-wide', {'a.j2k': wide}, 'refused', heavy=True)  # tiles that are not there
    yield case('header-jp2-tiny-tiles', {'a.j2k': lying(size + 18, struct.pack('>II', 1, 1), wide)}, 'refused', parts)
    yield case('header-jp2-layers', {'a.j2k': lying(style + 2, b'\xff\xff', wide)}, 'refused', parts)
    yield case('header-jp2-blocks', {'a.j2k': lying(style + 6, b'\0\0', wide)}, 'refused', parts)
    yield case('header-jp2-levels', {'a.j2k': lying(style + 5, b'\x20')}, 'refused')
    yield case('header-jp2-components', {'a.j2k': lying(size + 34, b'\x40\0')}, 'refused', 'image-header')
    yield case('header-jp2-depth', {'a.j2k': lying(size + 36, b'\x25')}, 'refused', 'image-header', ['38 bits'])
    yield case('header-jp2-no-stream', {'a.jp2': base['small.jp2'][:12] + b'\0\0\0\x14ftypjp2 \0\0\0\0jp2 '}, 'refused',
               'image-header')
    box = b'\0\0\0\x0fpclr\0\xff\xff' + b'\x07' * 4
    head = base['small.jp2'].index(b'jp2h')
    larger = struct.pack('>I', struct.unpack('>I', base['small.jp2'][head - 4:head])[0] + len(box))
    yield case('header-jp2-palette', {'a.jp2': base['small.jp2'][:head - 4] + larger + b'jp2h' + box
                                      + base['small.jp2'][head + 4:]}, 'refused', 'image-header', ['palette'])
    whole = base['tiles.j2k']
    yield case('header-jp2-endless-part', {'a.j2k': whole[:-2] + whole[whole.index(b'\xff\x90'):][:12] * 20_000
                                           + b'\xff\xd9'}, 'refused')


def avif(case, base):
    """Counts, offsets and sizes in the tables of both tracks, of colours and of alpha."""
    animation = base['animation.avif']

    def lying(box, place, data):
        parts = animation.split(box)
        return box.join(parts[:1] + [part[:place] + data + part[place + len(data):] for part in parts[1:]])
    skipped = 'image-frames-skipped'
    yield case('header-avif-fine', {'a.avif': animation}, 'full')
    yield case('header-avif-many', {'a.avif': lying(b'stsz', 8, b'\x7f\xff\xff\xff')}, 'refused', skipped, heavy=True)
    yield case('header-avif-more', {'a.avif': lying(b'stsz', 8, struct.pack('>I', 99_999))}, 'refused', heavy=True)
    yield case('header-avif-none', {'a.avif': lying(b'stsz', 8, bytes(4))}, 'refused', skipped)
    yield case('header-avif-chunks', {'a.avif': lying(b'stsc', 12, b'\xff' * 4)}, 'refused', heavy=True)
    yield case('header-avif-offset', {'a.avif': lying(b'stco', 8, b'\xff' * 4)}, 'refused')
    yield case('header-avif-size', {'a.avif': lying(b'stsd', 40, b'\0\1\0\1')}, 'refused')
    yield case('header-avif-side', {'a.avif': lying(b'stsd', 40, b'\xff' * 4)}, 'refused', 'limit-picture-side-px')
    yield case('header-avif-codec', {'a.avif': lying(b'stsd', 12, b'avc1')}, 'refused', skipped)
    yield case('header-avif-tracks', {'a.avif': animation.replace(b'trak', b'free')}, 'refused', skipped)


def every(case, base):
    """base: seeds by their names."""
    yield from jpeg2000(case, base)
    yield from avif(case, base)
