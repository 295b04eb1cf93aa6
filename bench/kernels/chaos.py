"""The chaos game: random moves towards points of a spline, plotted on a small bitmap."""


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.state >> 8) % n

    def real(self):
        return self.below(65536) / 65536.0


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def scaled(self, factor):
        return Vector(self.x * factor, self.y * factor)

    def length(self):
        return (self.x * self.x + self.y * self.y) ** 0.5

    def blend(self, other, share):
        return Vector(
            self.x * (1 - share) + other.x * share, self.y * (1 - share) + other.y * share
        )


class Spline:
    """A B-spline over control points, evaluated by de Boor's scheme."""

    def __init__(self, points, degree=3):
        self.points = points
        self.degree = degree
        inner = len(points) - degree
        self.knots = [0] * degree + list(range(inner + 1)) + [inner] * degree

    def domain(self):
        return self.knots[self.degree], self.knots[len(self.knots) - 1 - self.degree]

    def span(self, u):
        low, high = self.degree, len(self.knots) - self.degree - 2
        for i in range(low, high + 1):
            if self.knots[i] <= u < self.knots[i + 1]:
                return i
        return high

    def __call__(self, u):
        k = self.span(u)
        p = self.degree
        knots = self.knots
        d = [self.points[i] for i in range(k - p, k + 1)]
        for r in range(1, p + 1):
            for j in range(p, r - 1, -1):
                left = knots[j + k - p]
                width = knots[j + 1 + k - r] - left
                share = (u - left) / width if width else 0.0
                d[j] = d[j - 1].blend(d[j], share)
        return d[p]

    def derivative(self, u):
        low, high = self.domain()
        step = 1.0 / 1024
        if u + step > high:
            u = high - step
        if u < low:
            u = low
        return (self(u + step) - self(u)).scaled(1 / step)


class Chaos:
    def __init__(self, splines, width, height, rng):
        self.splines = splines
        self.width = width
        self.height = height
        self.rng = rng
        self.min_x = min(p.x for s in splines for p in s.points)
        self.max_x = max(p.x for s in splines for p in s.points)
        self.min_y = min(p.y for s in splines for p in s.points)
        self.max_y = max(p.y for s in splines for p in s.points)
        self.lengths = [self.measure(s) for s in splines]
        self.total = sum(self.lengths)

    def measure(self, spline, steps=64):
        low, high = spline.domain()
        total = 0.0
        last = spline(low)
        for i in range(1, steps + 1):
            here = spline(low + (high - low) * i / steps)
            total += (here - last).length()
            last = here
        return total

    def pick(self):
        at = self.rng.real() * self.total
        for i in range(len(self.lengths)):
            at -= self.lengths[i]
            if at < 0:
                return self.splines[i]
        return self.splines[-1]

    def move(self, point):
        spline = self.pick()
        low, high = spline.domain()
        u = low + (point.x - self.min_x) / (self.max_x - self.min_x) * (high - low) * 0.999
        base = spline(u)
        tangent = spline.derivative(u)
        length = tangent.length()
        side = (point.y - self.min_y) / (self.max_y - self.min_y) - 0.5
        if length:
            shift = Vector(tangent.y / length, -tangent.x / length).scaled(side * 0.4)
            base = base + shift
        return self.clip(base)

    def clip(self, point):
        x = min(max(point.x, self.min_x), self.max_x)
        y = min(max(point.y, self.min_y), self.max_y)
        return Vector(x, y)

    def image(self, moves):
        rows = [bytearray(self.width) for _ in range(self.height)]
        point = Vector((self.min_x + self.max_x) / 2, (self.min_y + self.max_y) / 2)
        scale_x = (self.width - 1) / (self.max_x - self.min_x)
        scale_y = (self.height - 1) / (self.max_y - self.min_y)
        for _ in range(moves):
            point = self.move(point)
            x = int((point.x - self.min_x) * scale_x)
            y = int((point.y - self.min_y) * scale_y)
            rows[y][x] = 1
        return rows


def run(n):
    splines = [
        Spline([Vector(1.6, 0.3), Vector(2.9, 1.0), Vector(1.0, 2.3), Vector(0.4, 1.1),
                Vector(0.9, 0.6)]),
        Spline([Vector(2.8, 1.8), Vector(3.0, 2.9), Vector(2.1, 3.4), Vector(1.9, 2.2)]),
        Spline([Vector(0.2, 2.9), Vector(1.2, 2.7), Vector(1.5, 3.3), Vector(0.8, 3.6)]),
    ]  # fmt: skip
    chaos = Chaos(splines, 128, 128, Random(1234))
    rows = chaos.image(n)
    filled = sum(sum(row) for row in rows)
    check = 0
    for y in range(len(rows)):
        for x in range(128):
            if rows[y][x]:
                check = (check * 31 + y * 128 + x) % 1000003
    return filled, check
