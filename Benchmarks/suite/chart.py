"""A plain log-log chart as SVG, without any library."""

import math
from dataclasses import dataclass

WIDTH, HEIGHT, MARGIN = 640, 420, 60
COLOURS = ["#1f6feb", "#d1242f", "#1a7f37"]


@dataclass
class Series:
    title: str
    points: list


class Axis:
    """Maps values to places on a logarithmic axis of whole decades."""

    def __init__(self, values, start, end):
        self.low = math.floor(math.log10(min(values)))
        self.high = max(math.ceil(math.log10(max(values))), self.low + 1)
        self.start, self.end = start, end

    def place(self, value):
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    def decades(self):
        return [10.0**power for power in range(self.low, self.high + 1)]


def log_log(series, x_title, y_title):
    """The chart's SVG text."""
    points = [point for one in series for point in one.points]
    x = Axis([p[0] for p in points], MARGIN, WIDTH - MARGIN)
    y = Axis([p[1] for p in points], HEIGHT - MARGIN, MARGIN)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif" font-size="12">',
             f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>']
    for value in x.decades():
        at = x.place(value)
        parts.append(f'<path d="M{at:.1f} {y.start}V{y.end}" stroke="#ddd"/>')
        parts.append(f'<text x="{at:.1f}" y="{y.start + 18}" text-anchor="middle">{value:g}</text>')
    for value in y.decades():
        at = y.place(value)
        parts.append(f'<path d="M{x.start} {at:.1f}H{x.end}" stroke="#ddd"/>')
        parts.append(f'<text x="{x.start - 8}" y="{at + 4:.1f}" text-anchor="end">{value:g}</text>')
    for number, one in enumerate(series):
        colour = COLOURS[number % len(COLOURS)]
        places = [(x.place(px), y.place(py)) for px, py in one.points]
        path = " ".join(f"{px:.1f},{py:.1f}" for px, py in places)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{px:.1f}" cy="{py:.1f}" r="4" fill="{colour}"/>' for px, py in places]
        parts.append(f'<text x="{x.start + 10}" y="{y.end + 16 + 18 * number}" fill="{colour}">{one.title}</text>')
    parts.append(f'<text x="{(x.start + x.end) / 2}" y="{HEIGHT - 12}" text-anchor="middle">{x_title}</text>')
    parts.append(f'<text x="16" y="{HEIGHT / 2}" text-anchor="middle" transform="rotate(-90 16 {HEIGHT / 2})">{y_title}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"
