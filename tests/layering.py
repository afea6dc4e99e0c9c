#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the rooms to their layering by their #include lines.

usage: layering.py ROOT | layering.py --self-test

Fails when a room includes a room it may not see, when a library is included by a room that is not
its own, when a header includes a library that must stay in .cc files, or when code names the
brand, which is data.
"""
import os
import re
import sys

# Who may include whom, besides itself (docs/decisions/0001-house.md has the picture).
BASE = {'core/base'}
MODEL = BASE | {'core/model'}
ROOMS = {
    'core/base': set(),
    'core/model': BASE,
    'core/archive': MODEL,
    'core/image': MODEL,
    'core/text': MODEL,
    'core/logo': MODEL | {'core/image'},
    'core/ocr': MODEL | {'core/image'},
    'core/detectors': MODEL | {'core/image', 'core/text', 'core/logo', 'core/ocr'},
    'core/scan': MODEL | {'core/image', 'core/text', 'core/logo', 'core/ocr', 'core/detectors'},
    'core/trials': MODEL | {'core/image', 'core/logo', 'core/scan'},
    'core/codec': MODEL,
    'core/documents': MODEL | {'core/codec'},
    'core/report': MODEL | {'core/codec'},
    'core/io': MODEL | {'core/archive', 'core/codec', 'core/documents'},
    'core/worker': MODEL | {'core/archive', 'core/scan', 'core/codec', 'core/io', 'core/image', 'core/detectors'},
    'core/checker': MODEL | {'core/scan', 'core/io', 'core/worker', 'core/image', 'core/ocr', 'core/text',
                             'core/detectors'},
    # The front for other programs, which no page of ours includes.
    'core': MODEL | {'core/checker', 'core/io'},
    'service/store': {'core/base', 'core/model', 'core/io'},
    'service/records': MODEL | {'core/codec', 'core/text', 'service/store'},
    'service/http': {'core/base', 'core/codec'},
    'service/standing': MODEL | {'core/checker', 'core/codec', 'core/io', 'core/scan', 'service/records',
                                 'service/store'},
    'service/copies': MODEL | {'core/detectors', 'core/image', 'service/records', 'service/store'},
    'service/background': MODEL | {'core/checker', 'core/codec', 'core/worker', 'core/io', 'core/scan', 'service/copies',
                             'service/records', 'service/standing', 'service/store'},
    'service/api': None,  # all but cli
    'cli': None,  # all
}

# A library's headers, by prefix, and the one room that includes them; True: in headers as well.
LIBRARIES = {
    'opencv2/': ('core/logo', False),
    'unicode/': ('core/text', False),
    'dawgdic/': ('core/text', False),
    'tesseract/': ('core/ocr', False),
    'leptonica/': ('core/ocr', False),
    'boost/asio': ('service/http', False),
    'boost/beast': ('service/http', False),
    'boost/': ('core/io', False),
    'nlohmann/': ('core/codec', False),
    'png.h': ('core/image', False),
    'jpeglib.h': ('core/image', False),
    'jerror.h': ('core/image', False),
    'webp/': ('core/image', False),
    'gif_lib.h': ('core/image', False),
    'tiffio.h': ('core/image', False),
    'avif/': ('core/image', False),
    'libheif/': ('core/image', False),
    'jxl/': ('core/image', False),
    'openjpeg': ('core/image', False),
    'librsvg/': ('core/image', False),
    'cairo': ('core/image', False),
    'glib': ('core/image', False),
    'fontconfig/': ('core/image', False),
    'seccomp.h': ('core/worker', False),
    'gio/': ('core/image', False),
    'zlib.h': ('core/image', False),
    'openssl/': ('core/base', False),
    'archive': ('core/archive', False),
    'CLI/': ('cli', True),
    'toml++/': ('core/documents', False),
    'yaml.h': ('core/documents', False),
    'expat.h': ('core/documents', False),
    'sqlite3.h': ('service/store', False),
    'libpq-fe.h': ('service/store', False),
    'curl/': ('service/background', False),
    'argon2.h': ('service/records', False),
}

SOURCES = ('.cc', '.h', '.def', '.in', '.ts', '.tsx', '.mts', '.mjs', '.css')

BRAND = re.compile('intercom', re.IGNORECASE)


def room_of(path):
    return next((room for room in ROOMS if path.startswith(room + '/')), None)


def complaints(path, text):
    room = room_of(path)
    for number, line in enumerate(text.splitlines(), 1):
        place = f'{path}:{number}'
        if BRAND.search(line):
            yield f'{place}: names the brand; the brand is data'
        include = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
        if not include:
            continue
        header = include.group(1)
        seen = room_of(header)
        if seen and seen != room and ROOMS[room] is not None and seen not in ROOMS[room]:
            yield f'{place}: {room} must not see {seen} ({header})'
        # Of a library that is shared out between rooms the longest prefix counts.
        prefix = max((known for known in LIBRARIES if header.startswith(known)), key=len, default=None)
        if prefix:
            owner, in_headers = LIBRARIES[prefix]
            if room != owner:
                yield f'{place}: only {owner} may include <{header}>'
            elif path.endswith('.h') and not in_headers:
                yield f'{place}: <{header}> belongs into a .cc file'


TYPE = re.compile(r'^(?:struct|class|enum class) (\w+)\b[^;]*$', re.MULTILINE)


def same_names(headers):
    """Types of one name in two headers: all rooms share a namespace, so a program that links both has
    two meanings for one name, and the linker keeps one of them without a word."""
    places = {}
    for path, text in headers:
        for name in TYPE.findall(text):
            places.setdefault(name, []).append(path)
    return [f'{name} is defined in {" and in ".join(paths)}'
            for name, paths in sorted(places.items()) if len(paths) > 1]


def self_test():
    """Each kind of break must be seen, and what is allowed must not."""
    bad = [('core/model/a.h', '#include "core/image/decode.h"'),
           ('core/scan/a.cc', '#include "core/io/read_file.h"'),
           ('core/logo/a.h', '#include <opencv2/core.hpp>'),
           ('core/ocr/a.cc', '#include <opencv2/core.hpp>'),
           ('cli/a.cc', '// as in ' + 'Inter' + 'com')]
    good = [('core/logo/a.cc', '#include <opencv2/core.hpp>'),
            ('core/scan/a.cc', '#include "core/detectors/detector.h"'),
            ('cli/a.cc', '#include "core/io/read_file.h"')]
    missed = [row for row in bad if not list(complaints(*row))]
    wrong = [row for row in good if list(complaints(*row))]
    twice = [('core/ocr/a.h', 'struct Row {\n};\n'), ('core/text/a.h', 'class Row final {\n};\n')]
    once = [('core/ocr/a.h', 'struct Row {\n};\n'), ('core/text/a.h', 'class Row;\n')]
    missed += [] if same_names(twice) else [twice]
    wrong += [once] if same_names(once) else []
    for row in missed + wrong:
        print(f'self-test failed: {row}')
    print(f'{len(bad)} breaks seen, {len(good)} allowed lines let through')
    sys.exit(1 if missed or wrong else 0)


def main():
    if sys.argv[1:] == ['--self-test']:
        self_test()
    root = sys.argv[1]
    found, pages, headers = [], 0, []
    for top in ('core', 'service', 'cli', 'console'):
        for folder, _, files in os.walk(os.path.join(root, top)):
            for name in sorted(files):
                if not name.endswith(SOURCES):
                    continue
                full = os.path.join(folder, name)
                pages += 1
                with open(full, encoding='utf-8') as page:
                    path, text = os.path.relpath(full, root), page.read()
                found += complaints(path, text)
                if name.endswith('.h'):
                    headers.append((path, text))
    found += same_names(headers)
    print('\n'.join(found) if found else f'{pages} pages keep the layering')
    if pages == 0:
        sys.exit('no pages: is the root right?')
    sys.exit(1 if found else 0)


main()
