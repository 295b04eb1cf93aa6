"""Points of three floats: made, normalised, compared; attribute access and float arithmetic."""

from math import cos, sin, sqrt


class Point:
    def __init__(self, i):
        self.x = x = sin(i)
        self.y = cos(i) * 3
        self.z = (x * x) / 2

    def normalise(self):
        x = self.x
        y = self.y
        z = self.z
        length = sqrt(x * x + y * y + z * z)
        self.x /= length
        self.y /= length
        self.z /= length

    def largest(self, other):
        self.x = self.x if self.x > other.x else other.x
        self.y = self.y if self.y > other.y else other.y
        self.z = self.z if self.z > other.z else other.z
        return self


def largest(points):
    best = points[0]
    for point in points[1:]:
        best = best.largest(point)
    return best


def run(n):
    points = [None] * n
    for i in range(n):
        points[i] = Point(i)
    for point in points:
        point.normalise()
    best = largest(points)
    return int(best.x * 1e9), int(best.y * 1e9), int(best.z * 1e9)
