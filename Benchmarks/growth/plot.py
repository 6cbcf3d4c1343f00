"""A picture of points and fitted lines on logarithmic axes, as SVG text."""

import math

WIDTH, HEIGHT = 360, 300
LEFT, RIGHT, TOP, BOTTOM = 62, 26, 34, 48
INK, GRID, FONT = "#222222", "#dddddd", "font-family='sans-serif'"


class Panel:
    """One pair of axes with its points."""

    def __init__(self, title, x_label, y_label, pairs, fit, color, ring=None):
        self.title, self.x_label, self.y_label = title, x_label, y_label
        self.pairs, self.fit, self.color = pairs, fit, color
        self.ring = ring
        """A point that a limit stopped: a lower bound, drawn hollow."""

    def svg(self, offset):
        points = self.pairs + ([self.ring] if self.ring else [])
        if not points:
            return []
        x_range = decades([x for x, _ in points])
        y_range = decades([y for _, y in points])

        def at(x, y):
            return (
                offset + LEFT + (WIDTH - LEFT - RIGHT) * share(x, x_range),
                HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share(y, y_range))

        parts = [text(offset + LEFT, 20, self.title, size=13, weight="bold")]
        parts += self.axes(at, x_range, y_range)
        parts += self.marks(at, y_range)
        return parts

    def axes(self, at, x_range, y_range):
        parts = []
        left, bottom = at(10 ** x_range[0], 10 ** y_range[0])
        right, top = at(10 ** x_range[1], 10 ** y_range[1])
        for power in range(x_range[0], x_range[1] + 1):
            x, _ = at(10**power, 10 ** y_range[0])
            parts.append(line(x, top, x, bottom, GRID))
            parts.append(text(x, bottom + 15, tick(power), anchor="middle"))
        for power in range(y_range[0], y_range[1] + 1):
            _, y = at(10 ** x_range[0], 10**power)
            parts.append(line(left, y, right, y, GRID))
            parts.append(text(left - 6, y + 4, tick(power), anchor="end"))
        parts.append(line(left, bottom, right, bottom, INK))
        parts.append(line(left, top, left, bottom, INK))
        middle = (top + bottom) / 2
        parts.append(text((left + right) / 2, bottom + 34, self.x_label, anchor="middle"))
        parts.append(
            f"<text transform='translate({left - 46:.1f} {middle:.1f}) rotate(-90)' font-size='11' "
            f"text-anchor='middle' fill='{INK}' {FONT}>{self.y_label}</text>")
        return parts

    def marks(self, at, y_range):
        parts = []
        if self.fit:
            # The line ends where it would leave the picture.
            ends = [self.pairs[0][0], self.pairs[-1][0]]
            low, high = 10 ** y_range[0], 10 ** y_range[1]
            (x1, y1), (x2, y2) = [at(x, min(max(self.fit.at(x), low), high)) for x in ends]
            parts.append(line(x1, y1, x2, y2, self.color, width=1.2, dashes="5 3"))
        for x, y in self.pairs:
            cx, cy = at(x, y)
            parts.append(f"<circle cx='{cx:.1f}' cy='{cy:.1f}' r='3.4' fill='{self.color}'/>")
        if self.ring:
            cx, cy = at(*self.ring)
            parts.append(
                f"<circle cx='{cx:.1f}' cy='{cy:.1f}' r='3.4' fill='#ffffff' "
                f"stroke='{self.color}' stroke-width='1.5'/>")
        if self.fit:
            x, y = at(10 ** math.floor(math.log10(self.pairs[0][0])), 10 ** y_range[1])
            label = f"exponent {self.fit.exponent:.2f} (×/÷ {self.fit.residual:.2f})"
            parts.append(text(x + 8, y + 14, label, color=self.color))
        return parts


def picture(panels):
    """The SVG text of panels side by side."""
    parts = [
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH * len(panels)} {HEIGHT}' "
        f"width='{WIDTH * len(panels)}' height='{HEIGHT}'>",
        f"<rect width='{WIDTH * len(panels)}' height='{HEIGHT}' fill='#ffffff'/>",
    ]
    for number, panel in enumerate(panels):
        parts += panel.svg(number * WIDTH)
    return "\n".join(parts + ["</svg>", ""])


def decades(values):
    """The powers of ten around values."""
    low = math.floor(math.log10(min(values)))
    high = math.ceil(math.log10(max(values)))
    return (low, max(high, low + 1))


def share(value, powers):
    return (math.log10(value) - powers[0]) / (powers[1] - powers[0])


def tick(power):
    return f"{10 ** power:,}" if power >= 0 else f"{10.0 ** power:.{-power}f}"


def line(x1, y1, x2, y2, color, width=1.0, dashes=None):
    pattern = f" stroke-dasharray='{dashes}'" if dashes else ""
    return (
        f"<line x1='{x1:.1f}' y1='{y1:.1f}' x2='{x2:.1f}' y2='{y2:.1f}' stroke='{color}' "
        f"stroke-width='{width}'{pattern}/>")


def text(x, y, words, anchor="start", size=11, weight="normal", color=INK):
    return (
        f"<text x='{x:.1f}' y='{y:.1f}' font-size='{size}' font-weight='{weight}' "
        f"text-anchor='{anchor}' fill='{color}' {FONT}>{words}</text>")
