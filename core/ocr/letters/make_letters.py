#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Draws the letters that word shapes are put together from (core/ocr/letters.h).

usage: make_letters.py OUTPUT

Needs python3-pil, fonts-dejavu-core and fonts-liberation. The same fonts give the same bytes.

The file: "BLLETTER", a byte each for the number of fonts, rows and the row of the base line; then
for each font the letters of LETTERS: a byte for the number of columns (the advance), and the
columns from left to right, each with its rows from top to bottom, 0 ground to 255 ink.
"""
import sys

from PIL import Image, ImageDraw, ImageFont

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
FOLDER = "/usr/share/fonts/truetype/"
# One of each manner: what looks alike in outline need not be there twice.
FONTS = [
    "dejavu/DejaVuSans.ttf",
    "dejavu/DejaVuSans-Bold.ttf",
    "dejavu/DejaVuSerif.ttf",
    "dejavu/DejaVuSansMono.ttf",
    "liberation/LiberationSans-Regular.ttf",
    "liberation/LiberationSans-Bold.ttf",
    "liberation/LiberationSansNarrow-Regular.ttf",
    "liberation/LiberationSerif-Regular.ttf",
    "liberation/LiberationSerif-BoldItalic.ttf",
    "liberation/LiberationMono-Regular.ttf",
]
ROWS = 24  # an em
BASE = 18  # rows above the base line: ascenders are about 0.75 em
FINE = 4   # drawn this much larger, then averaged


def columns_of(font, letter):
    advance = max(1, round(font.getlength(letter) / FINE))
    picture = Image.new("L", (advance * FINE, ROWS * FINE), 0)
    ImageDraw.Draw(picture).text((0, BASE * FINE), letter, fill=255, font=font, anchor="ls")
    small = picture.resize((advance, ROWS), Image.BOX)
    return advance, small.transpose(Image.TRANSPOSE).tobytes()


def main():
    out = bytearray(b"BLLETTER")
    out += bytes([len(FONTS), ROWS, BASE])
    for name in FONTS:
        font = ImageFont.truetype(FOLDER + name, ROWS * FINE)
        for letter in LETTERS:
            advance, columns = columns_of(font, letter)
            out.append(advance)
            out += columns
    with open(sys.argv[1], "wb") as file:
        file.write(out)


main()
