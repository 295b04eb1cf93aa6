"""Spheres and a plane lit and mirrored: classes for vectors, rays and surfaces."""

EPSILON = 1e-6


class Vector:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def cross(self, other):
        return Vector(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )

    def unit(self):
        return self * (1.0 / self.dot(self) ** 0.5)

    def mirrored(self, normal):
        return self - normal * (2 * self.dot(normal))


class Ray:
    def __init__(self, origin, direction):
        self.origin = origin
        self.direction = direction

    def at(self, t):
        return self.origin + self.direction * t


class Sphere:
    def __init__(self, centre, radius):
        self.centre = centre
        self.radius = radius

    def hit(self, ray):
        to_centre = self.centre - ray.origin
        along = to_centre.dot(ray.direction)
        inside = self.radius * self.radius - (to_centre.dot(to_centre) - along * along)
        if inside < 0:
            return None
        return along - inside**0.5

    def normal_at(self, point):
        return (point - self.centre).unit()


class Plane:
    def __init__(self, height, normal):
        self.height = height
        self.normal = normal

    def hit(self, ray):
        slope = ray.direction.dot(self.normal)
        if abs(slope) < EPSILON:
            return None
        return (self.height - ray.origin.dot(self.normal)) / slope

    def normal_at(self, point):
        return self.normal


class Plain:
    mirror = 0.2

    def __init__(self, colour):
        self.colour = colour

    def colour_at(self, point):
        return self.colour


class Checked(Plain):
    mirror = 0.1
    other = Vector(0.1, 0.1, 0.1)

    def colour_at(self, point):
        x, z = int(point.x + 1000), int(point.z + 1000)
        return self.colour if (x + z) & 1 else self.other


class Scene:
    def __init__(self):
        self.things = []
        self.lights = []

    def add(self, shape, surface):
        self.things.append((shape, surface))

    def nearest(self, ray):
        best = None
        best_t = 1e30
        for shape, surface in self.things:
            t = shape.hit(ray)
            if t is not None and EPSILON < t < best_t:
                best_t = t
                best = (shape, surface)
        return (best, best_t) if best else None

    def lit(self, point, light):
        way = light - point
        ray = Ray(point, way.unit())
        limit = way.dot(way) ** 0.5
        for shape, _ in self.things:
            t = shape.hit(ray)
            if t is not None and EPSILON < t < limit:
                return False
        return True

    def colour(self, ray, depth):
        found = self.nearest(ray) if depth else None
        if found is None:
            return Vector(0.0, 0.0, 0.2)
        (shape, surface), t = found
        point = ray.at(t)
        normal = shape.normal_at(point)
        base = surface.colour_at(point)
        brightness = 0.1
        for light in self.lights:
            if self.lit(point, light):
                angle = (light - point).unit().dot(normal)
                if angle > 0:
                    brightness += angle * 0.8
        result = base * brightness
        if surface.mirror:
            bounced = Ray(point, ray.direction.mirrored(normal))
            result = result + self.colour(bounced, depth - 1) * surface.mirror
        return result


def run(n):
    scene = Scene()
    scene.lights = [Vector(30.0, 30.0, 10.0), Vector(-10.0, 100.0, 30.0)]
    scene.add(Sphere(Vector(1.0, 3.0, -10.0), 1.0), Plain(Vector(1.0, 1.0, 0.0)))
    for i in range(6):
        centre = Vector(-3.0 - i * 0.4, 2.3, -5.0 + i * 0.8)
        scene.add(Sphere(centre, 0.4), Plain(Vector(i / 6.0, 1 - i / 6.0, 0.5)))
    scene.add(Plane(0.0, Vector(0.0, 1.0, 0.0)), Checked(Vector(0.9, 0.9, 0.9)))
    eye = Vector(0.0, 1.8, 10.0)
    forward = (Vector(0.0, 3.0, 0.0) - eye).unit()
    right = forward.cross(Vector(0.0, 1.0, 0.0)).unit()
    up = right.cross(forward)
    check = 0
    for y in range(n):
        for x in range(n):
            direction = forward + right * (x / n - 0.5) + up * (0.5 - y / n)
            colour = scene.colour(Ray(eye, direction.unit()), 4)
            for part in (colour.x, colour.y, colour.z):
                check = (check * 31 + min(255, int(part * 255))) % 1000003
    return check
