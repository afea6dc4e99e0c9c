# SPDX-License-Identifier: MIT
"""Hostile archives: for cases.py, which knows what a case is."""
import bz2
import gzip
import io
import lzma
import random
import struct
import tarfile
import warnings
import zipfile
import zlib


def zipped(members, method=zipfile.ZIP_DEFLATED):
    """members: (name, content)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', method) as archive, warnings.catch_warnings():
        warnings.simplefilter('ignore')  # of names that are there twice
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def tarred(members, mode='w'):
    """members: (name, content), or a TarInfo with what comes behind its header."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, content in members:
            info = name
            if not isinstance(name, tarfile.TarInfo):
                info = tarfile.TarInfo(name)
                info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def special(name, kind, target=''):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info, b''


def overlapping(count, kernel):
    """Every member of the directory has the same packed bytes (Fifield, WOOT 2019, but for the quoting)."""
    packed = zlib.compress(kernel, 9)[2:-4]
    name = b'a.png'
    crc = zlib.crc32(kernel)
    header = struct.pack('<4s5H3L2H', b'PK\3\4', 20, 0, 8, 0, 0x21, crc, len(packed), len(kernel), len(name), 0)
    body = header + name + packed
    entry = struct.pack('<4s6H3L5H2L', b'PK\1\2', 20, 20, 0, 8, 0, 0x21, crc, len(packed), len(kernel), len(name),
                        0, 0, 0, 0, 0, 0) + name
    directory = entry * count
    return body + directory + struct.pack('<4s4H2LH', b'PK\5\6', 0, 0, count, count, len(directory), len(body), 0)


def every(case, picture):
    """case: makes a case; picture: a picture that is examined in full."""
    fine = [('icon.png', picture)]
    yield case('archive-fine', {'a.zip': zipped(fine)}, 'full')
    for ending, mode in (('tar', 'w'), ('tar.gz', 'w:gz'), ('tgz', 'w:gz'), ('tar.bz2', 'w:bz2'), ('tar.xz', 'w:xz')):
        yield case(f'archive-fine-{ending}', {f'a.{ending}': tarred(fine, mode)}, 'full')
    yield case('archive-fine-crx', {'a.crx': b'Cr24' + struct.pack('<2L', 3, 7) + b'\1' * 7 + zipped(fine)}, 'full')
    yield case('archive-empty', {'a.zip': zipped([])}, 'nothing')
    yield case('archive-no-bytes', {'a.zip': b''}, 'refused', 'archive-unknown')
    yield case('archive-words', {'a.tar.gz': b'only words'}, 'refused', 'archive-unknown')
    yield case('archive-of-one-file', {'a.tgz': gzip.compress(b'only words', mtime=0)}, 'refused', 'archive-unknown')
    yield case('archive-noise', {'a.tar': random.Random(2).randbytes(100_000)}, 'refused', 'archive-unknown')

    for name in ('../icon.png', '/icon.png', 'a/../../icon.png', '../../../../etc/cron.d/x.png'):
        yield case('archive-path-' + name.replace('/', '-').replace('.', '_'),
                   {'a.zip': zipped([(name, picture)]), 'b.tar': tarred([(name, picture)])},
                   'refused', 'archive-path-outside', [name])
    yield case('archive-links', {'a.tar': tarred([
        special('a.png', tarfile.SYMTYPE, '/etc/passwd'), special('b.png', tarfile.LNKTYPE, 'icon.png')])},
        'refused', 'link-not-followed')
    yield case('archive-devices', {'a.tar': tarred([
        special('a.png', tarfile.CHRTYPE), special('b.png', tarfile.FIFOTYPE), *fine])}, 'full')
    yield case('archive-twice', {'a.zip': zipped(fine + fine)}, 'refused', 'archive-twice', ['icon.png'])
    whole = zipped(fine)
    lies = whole.replace(b'icon.png', b'lies.png', 1)
    yield case('archive-lying-name', {'a.zip': lies}, 'refused', 'archive-lies')
    start = whole.index(b'PK\1\2')
    yield case('archive-lying-size', {'a.zip': whole[:18] + struct.pack('<L', 5) + whole[22:]}, 'refused',
               'archive-lies')
    yield case('archive-offset', {'a.zip': whole[:start + 42] + b'\xff\xff\0\0' + whole[start + 46:]}, 'refused',
               'archive-damaged')
    yield case('archive-encrypted', {'a.zip': whole[:6] + b'\1' + whole[7:start + 8] + b'\1' + whole[start + 9:]},
               'refused', 'archive-encrypted', ['icon.png'])
    yield case('archive-method', {'a.zip': whole[:8] + b'\x63' + whole[9:start + 10] + b'\x63' + whole[start + 11:]},
               'refused', 'archive-damaged')
    yield case('archive-crc', {'a.zip': whole[:14] + b'\0\0\0\0' + whole[18:start + 16] + b'\0\0\0\0' +
                               whole[start + 20:]}, 'refused')
    for at in range(1, 10):
        yield case(f'archive-cut-zip-{at}', {'a.zip': whole[:len(whole) * at // 10]}, 'refused', 'archive-damaged')
        for ending, mode in (('tar', 'w'), ('tar.gz', 'w:gz'), ('tar.bz2', 'w:bz2'), ('tar.xz', 'w:xz')):
            data = tarred(fine + [(f'{number}.png', picture) for number in range(9)], mode)
            if ending == 'tar':  # behind the members come blocks of zeros
                data = data.rstrip(b'\0')
            yield case(f'archive-cut-{ending}-{at}', {f'a.{ending}': data[:len(data) * at // 10]}, 'refused')
    source = random.Random(3)
    for number in range(24):
        changed = bytearray(whole)
        changed[source.randrange(len(whole))] ^= 1 << source.randrange(8)
        yield case(f'archive-flip-{number:02}', {'a.zip': bytes(changed)}, 'either')

    layers = whole
    for number in range(5):
        layers = zipped([(f'{number}.zip', layers)])
    yield case('archive-nested', {'a.zip': layers}, 'refused', 'limit-archive-depth', ['limit of 2'])
    yield case('archive-many', {'a.zip': zipped([(f'{number}.png', b'') for number in range(30_000)])}, 'refused',
               'limit-archive-members', ['20000'], True)
    flat = b'\0' * 50_000_000
    yield case('archive-overlapping', {'a.zip': overlapping(20_000, flat)}, 'refused', 'archive-twice', [], True)
    yield case('archive-bomb-zip', {'a.zip': zipped([(f'{number}.png', flat) for number in range(100)])}, 'refused',
               'limit-archive-content-bytes', ['268435456'], True)
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b''.join(packer.compress(b'\0' * 1_000_000) for _ in range(1_000)) + packer.flush()
    # What nobody wants has to be passed all the same: 2 GB of it, a third of the processor time there is.
    endless = tarfile.TarInfo('a.bin')
    endless.size = 2_000_000_000
    yield case('archive-bomb-gz', {'a.tar.gz': gzip.compress(endless.tobuf(), mtime=0) + bomb * 2}, 'nothing', '', [],
               True)
    yield case('archive-bomb-xz', {'a.tar.xz': lzma.compress(tarred([('a.png', flat)] * 8))}, 'refused',
               'limit-archive-ratio', ['200'], True)
    yield case('archive-bomb-bz2', {'a.tar.bz2': bz2.compress(tarred([('a.png', flat)] * 4))}, 'refused', '', [], True)
