#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Trains the network that knows one word by sight (core/ocr/word_net.h).

usage: train.py PARTS FONTS NAME OUTPUT

PARTS is the built program of parts.cc, FONTS a folder with the fonts of the packages in fonts.txt
(./dev word-net gets both). The word is the longest of the name. Pages of words are drawn in them (pages.py); of each, the parts that the
reader would look at, as it sees them, are the examples. A fifth of the families of fonts is set
aside: the curve that is printed, and the least score that goes into the file, are of fonts that the
network has not seen. Seeded; half an hour of one core. Needs python3-numpy, python3-pil and
wamerican-small.
"""
import os
import random
import struct
import subprocess
import sys
import tempfile

os.environ['OPENBLAS_NUM_THREADS'] = '1'  # the order of additions, and with it the last bits
import numpy

import pages

SEED = 20261125
PAGES, HELD_OUT_PAGES = 1600, 200
FILTERS, HIDDEN = 24, 32
COLUMNS, ROWS, WIDTH, STEP = 64, 16, 5, 2  # as in word_net.h
PLACES = (COLUMNS - WIDTH) // STEP + 1
PART = numpy.dtype([('page', '<i4'), ('box', '<f4', 4), ('shape', 'u1', (COLUMNS, ROWS))])
EPOCHS, BATCH = 16, 256
RECALL = 0.985  # of the word's places in unseen fonts, at the least score


def overlaps(box, boxes):
    """How much of the width that they cover together is common to a true box and each part, 0 where
    they are not on one line or the part is much higher."""
    common = numpy.minimum(boxes[:, 2], box[2]) - numpy.maximum(boxes[:, 0], box[0])
    together = numpy.maximum(boxes[:, 2], box[2]) - numpy.minimum(boxes[:, 0], box[0])
    beside = numpy.minimum(boxes[:, 3], box[3]) - numpy.maximum(boxes[:, 1], box[1])
    height = box[3] - box[1]
    on_line = (beside > 0.5 * height) & (boxes[:, 3] - boxes[:, 1] < 1.8 * height)
    return numpy.clip(common, 0, None) / together * on_line


def label(parts, truth):
    """Of each part of a page: the number of the place that it shows, -1 for none, -2 for half of one."""
    places = numpy.full(len(parts), -1)
    for number, boxes in enumerate(truth):
        best = numpy.maximum(*(overlaps(box, parts['box']) for box in boxes))
        places[(best >= 0.45) & (places == -1)] = -2
        places[best >= 0.86] = number
    return places


def examples(program, fonts, words, count, seed, kept_of_others):
    """Shapes that show the word, the place that each shows, and `kept_of_others` of the other shapes."""
    draw, noise = random.Random(seed), numpy.random.default_rng(seed)
    shown, places, others, before = [], [], [], 0
    for first in range(0, count, 50):
        with tempfile.TemporaryDirectory() as folder:
            truths, paths = [], []
            for number in range(first, min(first + 50, count)):
                picture, truth = pages.draw_page(words, fonts, draw, noise)
                paths.append(f'{folder}/{number}.png')
                picture.save(paths[-1], compress_level=1)
                truths.append(truth)
            found = subprocess.run([program, str(len(words.word))], input='\n'.join(paths).encode(),
                                   stdout=subprocess.PIPE, check=True).stdout
        parts = numpy.frombuffer(found, PART)
        for number, truth in enumerate(truths):
            own = parts[parts['page'] == number]
            place = label(own, truth)
            shown.append(own['shape'][place >= 0])
            places.append(place[place >= 0] + before)
            before += len(truth)
            rest = numpy.flatnonzero(place == -1)
            others.append(own['shape'][rest[noise.random(len(rest)) < kept_of_others]])
        print(f'{first + len(truths)} of {count} pages', file=sys.stderr)
    return numpy.concatenate(shown), numpy.concatenate(places), numpy.concatenate(others)


class Network:
    WINDOWS = numpy.arange(PLACES)[:, None] * STEP * ROWS + numpy.arange(WIDTH * ROWS)[None, :]

    def __init__(self, rng):
        def weights(inputs, *shape):
            return rng.normal(0, numpy.sqrt(2 / inputs), shape).astype('f4')
        self.filters, self.filter_biases = weights(WIDTH * ROWS, WIDTH * ROWS, FILTERS), numpy.zeros(FILTERS, 'f4')
        self.hidden = weights(PLACES * FILTERS, PLACES * FILTERS, HIDDEN)
        self.hidden_biases = numpy.zeros(HIDDEN, 'f4')
        self.votes, self.vote_bias = weights(HIDDEN, HIDDEN), numpy.zeros(1, 'f4')
        self.all = [self.filters, self.filter_biases, self.hidden, self.hidden_biases, self.votes, self.vote_bias]
        self.mean = [numpy.zeros_like(each) for each in self.all]
        self.square = [numpy.zeros_like(each) for each in self.all]
        self.steps = 0

    def forward(self, ink):
        windows = ink.reshape(len(ink), -1)[:, self.WINDOWS].reshape(-1, WIDTH * ROWS)
        answers = numpy.maximum(windows @ self.filters + self.filter_biases, 0).reshape(len(ink), -1)
        units = numpy.maximum(answers @ self.hidden + self.hidden_biases, 0)
        return windows, answers, units, units @ self.votes + self.vote_bias

    def scores(self, shapes):
        return numpy.concatenate([self.forward(shapes[i:i + 2000].astype('f4') / 128)[3]
                                  for i in range(0, len(shapes), 2000)])

    def learn(self, ink, wanted, rate):
        """One step of Adam (D. Kingma, J. Ba, 2015) down the logistic loss."""
        windows, answers, units, score = self.forward(ink)
        slope = ((1 / (1 + numpy.exp(-score)) - wanted) / len(ink)).astype('f4')
        to_units = slope[:, None] * self.votes[None] * (units > 0)
        to_answers = ((to_units @ self.hidden.T) * (answers > 0)).reshape(-1, FILTERS)
        slopes = [windows.T @ to_answers, to_answers.sum(0), answers.T @ to_units, to_units.sum(0), units.T @ slope,
                  slope.sum(keepdims=True)]
        self.steps += 1
        for each, mean, square, down in zip(self.all, self.mean, self.square, slopes):
            down = down + 1e-5 * each
            mean += 0.1 * (down - mean)
            square += 0.001 * (down * down - square)
            each -= (rate * mean / (1 - 0.9**self.steps) /
                     (numpy.sqrt(square / (1 - 0.999**self.steps)) + 1e-8)).astype('f4')


def train(network, shown, others, rng):
    for epoch in range(EPOCHS):
        rate = 1e-3 * (1 + numpy.cos(numpy.pi * epoch / EPOCHS)) + 3e-5
        # Nearly all parts are easily told: half of the examples are those that are not.
        pool = rng.choice(len(others), min(250_000, len(others)), replace=False)
        if epoch > 0:
            pool = pool[numpy.argsort(-network.scores(others[pool]), kind='stable')]
        hard = pool[:60_000]
        rest = rng.choice(pool[60_000:], min(60_000, len(pool) - len(hard)), replace=False)
        own = rng.choice(len(shown), min(100_000, len(shown)), replace=False)
        shapes = numpy.concatenate([shown[own], others[hard], others[rest]])
        wanted = numpy.concatenate([numpy.ones(len(own)), numpy.zeros(len(hard) + len(rest))]).astype('f4')
        order = rng.permutation(len(shapes))
        for i in range(0, len(order), BATCH):
            batch = order[i:i + BATCH]
            ink = shapes[batch].astype('f4') / 128
            ink = numpy.roll(ink, rng.integers(-1, 2), axis=1)
            ink *= rng.uniform(0.85, 1.15, (len(ink), 1, 1)).astype('f4')
            network.learn(ink, wanted[batch], rate)
        print(f'epoch {epoch + 1} of {EPOCHS}', file=sys.stderr)


def best_of_each_place(scores, places):
    best = numpy.full(places.max() + 1, -numpy.inf)
    numpy.maximum.at(best, places, scores)
    return best[best > -numpy.inf]


def write(path, word, network, least):
    with open(path, 'wb') as file:
        file.write(b'BLWORDNT' + bytes([1, len(word), FILTERS, HIDDEN]) + word.encode())
        file.write(struct.pack('<f', least))
        for each in network.all:
            file.write(each.astype('<f4').tobytes())


def main():
    program, folder, name, output = sys.argv[1:5]
    word = max(name.split(), key=len)
    if not (word.isascii() and word.isalnum()):
        sys.exit(f'train.py: "{word}" has characters other than the letters and digits of ASCII')
    words = pages.Words.around(word)
    fonts = pages.usable_fonts(folder)
    families = sorted({pages.family_of(font) for font in fonts})
    random.Random(SEED).shuffle(families)
    unseen = set(families[:len(families) // 5])
    seen_fonts = [font for font in fonts if pages.family_of(font) not in unseen]
    unseen_fonts = [font for font in fonts if pages.family_of(font) in unseen]
    print(f'{len(seen_fonts)} fonts to learn from, {len(unseen_fonts)} to measure with', file=sys.stderr)
    shown, _, others = examples(program, seen_fonts, words, PAGES, SEED, 0.3)
    held_out, places, held_out_others = examples(program, unseen_fonts, words, HELD_OUT_PAGES, SEED + 1, 1)

    rng = numpy.random.default_rng(SEED)
    network = Network(rng)
    train(network, shown, others, rng)
    best = best_of_each_place(network.scores(held_out), places)
    wrong = network.scores(held_out_others)
    print('recall  score  other parts that score as high (of unseen fonts)')
    for recall in (0.95, 0.98, 0.99, 0.993, 0.995, 0.998):
        score = numpy.quantile(best, 1 - recall)
        print(f'{recall:6.3f} {score:6.2f}  {100 * (wrong >= score).mean():.3f} %')
    write(output, word.lower(), network, numpy.quantile(best, 1 - RECALL))


if __name__ == '__main__':
    main()
