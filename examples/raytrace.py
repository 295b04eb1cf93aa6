"""Draws a scene of spheres with letters: rays, shadows, reflections and a checkered floor.

    jmpy run examples/raytrace.py [WIDTH [HEIGHT]]
"""

import math
import sys


class Vec:
    """A vector, point or colour of three floats."""

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vec(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vec(self.x * factor, self.y * factor, self.z * factor)

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1.0

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def length(self):
        return math.sqrt(self.dot(self))

    def unit(self):
        return self * (1.0 / self.length())

    def mirrored(self, normal):
        return self - normal * (2.0 * self.dot(normal))


class Ray:
    def __init__(self, start, direction):
        self.start = start
        self.direction = direction

    def at(self, distance):
        return self.start + self.direction * distance


class Sphere:
    def __init__(self, center, radius, shade, mirror=0.0):
        self.center = center
        self.radius = radius
        self.shade = shade
        self.mirror = mirror

    def hit(self, ray):
        """Distance to where the ray enters, or None."""
        offset = ray.start - self.center
        b = offset.dot(ray.direction)
        c = offset.dot(offset) - self.radius * self.radius
        inner = b * b - c
        if inner < 0:
            return None
        root = math.sqrt(inner)
        for distance in (-b - root, -b + root):
            if distance > 1e-4:
                return distance
        return None

    def normal(self, point):
        return (point - self.center).unit()

    def shade_at(self, point):
        return self.shade


class Floor:
    """The plane y = height, in squares."""

    mirror = 0.25

    def __init__(self, height):
        self.height = height

    def hit(self, ray):
        if abs(ray.direction.y) < 1e-9:
            return None
        distance = (self.height - ray.start.y) / ray.direction.y
        return distance if distance > 1e-4 else None

    def normal(self, point):
        return Vec(0.0, 1.0, 0.0)

    def shade_at(self, point):
        return 0.9 if (math.floor(point.x) + math.floor(point.z)) % 2 == 0 else 0.3


class Scene:
    AMBIENT = 0.12

    def __init__(self, things, light):
        self.things = things
        self.light = light
        self.rays = 0

    def nearest(self, ray):
        self.rays += 1
        best = None
        thing = None
        for candidate in self.things:
            distance = candidate.hit(ray)
            if distance is not None and (best is None or distance < best):
                best = distance
                thing = candidate
        return best, thing

    def brightness(self, ray, depth=0):
        """How bright what the ray meets is, 0 to 1."""
        distance, thing = self.nearest(ray)
        if thing is None:
            return self.sky(ray)
        point = ray.at(distance)
        normal = thing.normal(point)
        to_light = (self.light - point).unit()
        value = self.AMBIENT
        lit = normal.dot(to_light)
        if lit > 0 and not self.in_shadow(point, to_light):
            value += lit * 0.88
        value *= thing.shade_at(point)
        if thing.mirror > 0 and depth < 3:
            reflected = Ray(point, ray.direction.mirrored(normal).unit())
            seen = self.brightness(reflected, depth + 1)
            value = value * (1 - thing.mirror) + seen * thing.mirror
        return value

    def in_shadow(self, point, to_light):
        distance, _ = self.nearest(Ray(point, to_light))
        return distance is not None and distance < (self.light - point).length()

    def sky(self, ray):
        return 0.05 + 0.25 * max(0.0, ray.direction.y)


def render(scene, width, height):
    letters = " .,:;i1tfLCG08@"
    eye = Vec(0.0, 1.2, -5.0)
    for row in range(height):
        line = []
        for column in range(width):
            x = (column + 0.5) / width * 2 - 1
            y = 1 - (row + 0.5) / height * 2
            ray = Ray(eye, Vec(x * 1.3, y * 1.3 * height / width * 2 - 0.15, 1.6).unit())
            value = min(1.0, max(0.0, scene.brightness(ray)))
            line.append(letters[min(len(letters) - 1, int(value * len(letters)))])
        yield "".join(line).rstrip()


def main(width=76, height=30):
    scene = Scene(
        [
            Sphere(Vec(-1.6, 0.9, 1.0), 0.9, 1.0, 0.15),
            Sphere(Vec(0.5, 0.6, 0.0), 0.6, 0.8, 0.6),
            Sphere(Vec(2.1, 1.3, 2.2), 1.3, 0.9, 0.3),
            Sphere(Vec(-0.4, 0.3, -1.2), 0.3, 1.0),
            Floor(0.0),
        ],
        Vec(-4.0, 6.0, -4.0),
    )
    for line in render(scene, width, height):
        print(line)
    print(scene.rays, "rays")


if __name__ == "__main__":
    main(*[int(arg) for arg in sys.argv[1:3]])
