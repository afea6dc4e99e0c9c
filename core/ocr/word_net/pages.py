# SPDX-License-Identifier: MIT
"""Draws pages of words with one word among them, and says where it stands."""
import dataclasses
import io
import os
import re

import numpy
from PIL import Image, ImageDraw, ImageFilter, ImageFont

DICTIONARY = '/usr/share/dict/american-english-small'
# What stands right before and after a word; it may touch it in pixels.
AROUND = [('“', '”'), ('"', '"'), ('(', ')'), ('', ','), ('', '.'), ('', '™'), ('', '®'), ('', '’s'), ('', "'s"),
          ('', ':'), ('', '!'), ('', '?'), ('‘', '’'), ('[', ']'), ('', '-App'), ('/', ''), ('@', ''), ('', '.io')]
SIZES = [9, 10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 16, 16, 17, 18, 20, 22, 24, 28, 32, 40, 48]
# What a word is written with by those who would not have it found.
DISGUISES = {'a': '@4', 'b': '8', 'e': '3', 'i': 'l1', 'I': 'l1', 'l': 'I1', 'm': ['rn'], 'o': '0', 'O': '0', 's': '5',
             'S': '5', 't': '7', 'w': ['vv']}
# Faces of symbols, and some that draw letters as something else.
NO_LETTERS = re.compile('Symbol|Dingbat|Math|Titling|Ornament|Emoji|D050000')


def usable_fonts(folder):
    """Paths of the fonts below a folder that draw the letters, and no two of them alike."""
    good = []
    for top, _, files in sorted(os.walk(folder)):
        for name in sorted(files):
            if not name.endswith(('.ttf', '.otf')) or NO_LETTERS.search(name):
                continue
            try:
                font = ImageFont.truetype(f'{top}/{name}', 24)
                drawn = {bytes(font.getmask(letter)) for letter in 'abcdeInrtom'}
            except OSError:
                continue
            if len(drawn) == 11:
                good.append(f'{top}/{name}')
    return good


def family_of(path):
    """Faces of one family have it in common, so that none of it is on both sides of a split."""
    name = os.path.basename(path)
    return re.split('[-_ ]?(?:Bold|Italic|Regular|Light|Medium|Oblique|Semi|Extra|Thin|Black|Cond|It|Book)', name,
                    flags=re.IGNORECASE)[0]


@dataclasses.dataclass
class Words:
    """The word, all others, those about as long, and those that begin, end or look like it."""
    word: str
    all: list
    alike: list
    near: list

    @staticmethod
    def around(word):
        with open(DICTIONARY, encoding='utf-8') as file:
            every = [line.strip() for line in file if line.strip().isascii() and line.strip().isalpha()]
        low = word.lower()
        every = [other for other in every if other.lower() != low]
        alike = [other for other in every if len(word) - 2 <= len(other) <= len(word) + 3]

        def is_near(other):
            same = sum(a == b for a, b in zip(other.lower(), low))
            return other.lower()[:3] == low[:3] or other.lower()[-3:] == low[-3:] or same >= 3
        return Words(word, every, alike, [other for other in alike if is_near(other)])


def cased(word, random):
    chance = random.random()
    if chance < 0.5:
        return word.capitalize()
    return word.lower() if chance < 0.72 else word.upper() if chance < 0.92 else word


def disguised(word, random):
    """The word with one or two of its letters written as something that looks like them."""
    letters = list(word)
    places = [place for place, letter in enumerate(letters) if letter in DISGUISES]
    for place in random.sample(places, min(len(places), random.randint(1, 2))):
        letters[place] = random.choice(DISGUISES[letters[place]])
    return ''.join(letters)


def luma(colour):
    return 0.3 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2]


def any_colour(random):
    return tuple(random.randint(0, 255) for _ in range(3))


def ink_against(ground, random):
    while True:
        ink = any_colour(random) if random.random() < 0.5 else random.choice(
            [(20, 20, 20), (60, 64, 70), (255, 255, 255), (230, 230, 230)])
        if abs(luma(ink) - luma(ground)) > (55 if random.random() < 0.2 else 90):
            return ink


def draw_word(draw, font, ink, x, y, parts, spacing):
    """Draws what is before, the word and what is after; returns the advance and the boxes of the
    word alone and of all."""
    before, word, after = parts
    text = before + word + after
    start = x
    if spacing:
        places = []
        for letter in text:
            box = font.getbbox(letter)
            places.append((x + box[0], x + box[2]))
            draw.text((round(x), y), letter, font=font, fill=ink)
            x += font.getlength(letter) + spacing
        own = places[len(before):len(before) + len(word)]
        sides = [(own[0][0], own[-1][1]), (places[0][0], places[-1][1])]
    else:
        draw.text((x, y), text, font=font, fill=ink)
        offset = font.getlength(before)
        own, whole = font.getbbox(word), font.getbbox(text)
        sides = [(x + offset + own[0], x + offset + own[2]), (x + whole[0], x + whole[2])]
        x += font.getlength(text)
    boxes = []
    for (left, right), what in zip(sides, (word, text)):
        box = font.getbbox(what)
        boxes.append((left, y + box[1], right, y + box[3]))
    return x - start, boxes


def spoil(picture, truth, random, noise):
    """What happens to screenshots: another size, blur, noise, JPEG."""
    scale = 1.0
    chance = random.random()
    if chance < 0.25:
        scale = random.uniform(0.6, 0.95)
        size = (int(picture.width * scale), int(picture.height * scale))
        picture = picture.resize(size, random.choice([Image.BICUBIC, Image.BILINEAR, Image.LANCZOS]))
    elif chance < 0.35:
        picture = picture.filter(ImageFilter.GaussianBlur(random.uniform(0.3, 0.8)))
    if random.random() < 0.3:
        pixels = numpy.asarray(picture) + noise.normal(0, random.uniform(1, 6), (picture.height, picture.width, 1))
        picture = Image.fromarray(pixels.clip(0, 255).astype('uint8'))
    if random.random() < 0.35:
        buffer = io.BytesIO()
        picture.save(buffer, 'JPEG', quality=random.randint(30, 85))
        picture = Image.open(buffer).convert('RGB')
    return picture, [[[side * scale for side in box] for box in boxes] for boxes in truth]


def draw_page(words, fonts, random, noise):
    """A page, and for each place of the word its box alone and its box with what touches it."""
    width, height = random.choice([(1000, 700), (1200, 700), (700, 900)])
    page_ground = any_colour(random) if random.random() < 0.4 else random.choice(
        [(255, 255, 255), (250, 250, 250), (20, 22, 28), (245, 246, 248)])
    picture = Image.new('RGB', (width, height), page_ground)
    draw = ImageDraw.Draw(picture)
    truth = []
    y = 8
    while y < height - 30:  # a block of lines that look alike
        size = random.choice(SIZES)
        font = ImageFont.truetype(random.choice(fonts), size)
        ascent, descent = font.getmetrics()
        leading = int((ascent + descent) * random.uniform(1.0, 1.4)) + 1
        lines = random.randint(1, 6) if size < 24 else 1
        ground = page_ground
        if random.random() < 0.3:
            ground = any_colour(random)
            draw.rectangle([0, y - 2, width, y + leading * lines + 2], fill=ground)
        ink = ink_against(ground, random)
        spacing = size * random.uniform(0.05, 0.4) if random.random() < 0.1 else 0
        for _ in range(lines):
            if y + leading > height:
                break
            x = random.randint(4, 60)
            while x < width - 40:
                chance = random.random()
                wanted = chance < 0.16
                word = (words.word if wanted else random.choice(words.near) if chance < 0.26 and words.near else
                        random.choice(words.alike) if chance < 0.45 else random.choice(words.all))
                if wanted or random.random() < 0.5:
                    word = cased(word, random)
                if spacing and random.random() < 0.7:
                    word = word.upper()
                if wanted and random.random() < 0.08:
                    word = disguised(word, random)
                before, after = random.choice(AROUND) if random.random() < (0.45 if wanted else 0.15) else ('', '')
                advance, boxes = draw_word(draw, font, ink, x, y, (before, word, after), spacing)
                if random.random() < 0.03:  # a link
                    draw.line([x, y + ascent + 1, x + advance, y + ascent + 1], fill=ink, width=max(1, size // 16))
                if wanted:
                    truth.append(boxes)
                x = round(x + advance + font.getlength(' ') * random.uniform(0.9, 1.6) + spacing)
            y += leading
        y += random.randint(2, 14)
    return spoil(picture, truth, random, noise)
