#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Trains the networks that know one word by sight (core/ocr/word_net.h).

usage: train.py PARTS FONTS NAME OUTPUT

PARTS is the built program of parts.cc, FONTS a folder with the fonts of the packages in fonts.txt
(./dev word-net gets both). The word is the longest of the name. Pages of words are drawn in them
(pages.py); of each, the parts that the reader would look at, as it sees them, are the examples. The
second network learns from what the first lets through. A fifth of the families of fonts is set
aside: the curves that are printed, and the least scores that go into the file, are of fonts that the
networks have not seen. Seeded; three quarters of an hour of one core. Needs python3-numpy,
python3-pil and wamerican-small.
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
HELD_OUT_PAGES = 200


class Stage:
    """What one of the networks is made of. `recall`: of the word's places in unseen fonts that come
    to it, how many pass at its least score."""

    def __init__(self, pages, filters, hidden, kept_of_others, recall):
        self.pages, self.filters, self.hidden = pages, filters, hidden
        self.kept_of_others, self.recall = kept_of_others, recall


# The first judges thousands of parts a page, the second a few dozen.
STAGES = (Stage(1600, 24, 32, 0.3, 0.992), Stage(2500, 48, 64, 1, 0.997))
# The reader lets through what scores a little less where other things speak for the word.
SLACK = 1.5
COLUMNS, ROWS, WIDTH, STEP = 64, 16, 5, 2  # as in word_net.h
PLACES = (COLUMNS - WIDTH) // STEP + 1
PART = numpy.dtype([('page', '<i4'), ('box', '<f4', 4), ('shape', 'u1', (COLUMNS, ROWS))])
EPOCHS, BATCH = 16, 256


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


def examples(program, fonts, words, count, seed, kept_of_others, sieve=()):
    """Shapes that show the word, the place that each shows, and `kept_of_others` of the other shapes.
    `sieve`: a file of networks and how much less than their least score passes them; what does not
    pass is left out."""
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
            found = subprocess.run([program, str(len(words.word)), *sieve], input='\n'.join(paths).encode(),
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

    def __init__(self, filters, hidden, rng):
        def weights(inputs, *shape):
            return rng.normal(0, numpy.sqrt(2 / inputs), shape).astype('f4')
        self.filters, self.filter_biases = weights(WIDTH * ROWS, WIDTH * ROWS, filters), numpy.zeros(filters, 'f4')
        self.hidden = weights(PLACES * filters, PLACES * filters, hidden)
        self.hidden_biases = numpy.zeros(hidden, 'f4')
        self.votes, self.vote_bias = weights(hidden, hidden), numpy.zeros(1, 'f4')
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
        to_answers = ((to_units @ self.hidden.T) * (answers > 0)).reshape(-1, self.filters.shape[1])
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
        beyond = pool[60_000:]
        rest = rng.choice(beyond, min(60_000, len(beyond)), replace=False) if len(beyond) else beyond
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


def write(path, word, stages):
    """`stages`: pairs of a network and its least score."""
    with open(path, 'wb') as file:
        file.write(b'BLWORDNT' + bytes([2, len(word), len(stages)]) + word.encode())
        for network, least in stages:
            file.write(bytes([network.filters.shape[1], network.hidden.shape[1]]) + struct.pack('<f', least))
            for each in network.all:
                file.write(each.astype('<f4').tobytes())


def print_curve(best, wrong, others):
    """Shares of the word's places that pass, and of all `others` parts, at several scores."""
    print('recall  score  other parts that score as high (of unseen fonts)')
    for recall in (0.95, 0.98, 0.99, 0.993, 0.995, 0.997, 0.998):
        score = numpy.quantile(best, 1 - recall)
        print(f'{recall:6.3f} {score:6.2f}  {100 * (wrong >= score).sum() / others:.3f} %', flush=True)


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
    held_out, places, held_out_others = examples(program, unseen_fonts, words, HELD_OUT_PAGES, SEED + 1, 1)
    all_others = len(held_out_others)

    rng = numpy.random.default_rng(SEED)
    stages = []
    for number, stage in enumerate(STAGES):
        sieve = (output, str(SLACK)) if stages else ()
        shown, _, others = examples(program, seen_fonts, words, stage.pages, SEED + 2 * number, stage.kept_of_others, sieve)
        network = Network(stage.filters, stage.hidden, rng)
        train(network, shown, others, rng)
        scores, wrong = network.scores(held_out), network.scores(held_out_others)
        best = best_of_each_place(scores, places)
        print_curve(best, wrong, all_others)
        least = numpy.quantile(best, 1 - stage.recall)
        stages.append((network, least))
        write(output, word.lower(), stages)
        held_out, places, held_out_others = held_out[scores >= least], places[scores >= least], held_out_others[wrong >= least]


if __name__ == '__main__':
    main()
