"""Seeded choices. Uses only Random.random(), whose sequence Python promises to keep from version to version."""

from random import Random


class Dice:
    def __init__(self, seed):
        self.random = Random(seed).random

    def chance(self, probability):
        return self.random() < probability

    def between(self, low, high):
        """A whole number from low to high, both included."""
        return low + int(self.random() * (high - low + 1))

    def pick(self, choices):
        return choices[int(self.random() * len(choices))]

    def pick_weighted(self, weights):
        """A key of the dictionary, as often as its weight says."""
        left = self.random() * sum(weights.values())
        for choice, weight in weights.items():
            left -= weight
            if left < 0:
                return choice
        return choice

    def geometric(self, start, growth, most):
        """start, and one more for as long as `growth` comes up, at most `most`: how long a ㅋㅋㅋ is."""
        count = start
        while count < most and self.chance(growth):
            count += 1
        return count

    def shuffled(self, items):
        """A copy in random order (Fisher and Yates)."""
        items = list(items)
        for last in range(len(items) - 1, 0, -1):
            other = self.between(0, last)
            items[last], items[other] = items[other], items[last]
        return items
