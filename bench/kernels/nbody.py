"""Planets that attract each other: float arithmetic on lists."""

PI = 3.141592653589793
SOLAR_MASS = 4 * PI * PI
DAYS = 365.24
# Position, velocity (per day) and mass (in suns) of the sun and the giant planets.
BODIES = (
    ((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), 1.0),
    ((4.84143144246472090, -1.16032004402742839, -0.103622044471123109),
     (0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023),
     0.000954791938424326609),
    ((8.34336671824457987, 4.12479856412430479, -0.403523417114321381),
     (-0.00276742510726411619, 0.00499852801234917238, 0.0000230417297573763929),
     0.000285885980666130812),
    ((12.8943695621391310, -15.1111514016986312, -0.223307578892655734),
     (0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556),
     0.0000436624404335156298),
    ((15.3796971148509165, -25.9193146099879641, 0.179258772950371181),
     (0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870),
     0.0000515138902046611451),
)  # fmt: skip


def make():
    return [
        (list(place), [v * DAYS for v in speed], mass * SOLAR_MASS)
        for place, speed, mass in BODIES
    ]


def pairs_of(bodies):
    pairs = []
    for i in range(len(bodies)):
        for other in bodies[i + 1 :]:
            pairs.append((bodies[i], other))
    return pairs


def advance(step, count, bodies, pairs):
    for _ in range(count):
        for (p1, v1, m1), (p2, v2, m2) in pairs:
            dx = p1[0] - p2[0]
            dy = p1[1] - p2[1]
            dz = p1[2] - p2[2]
            pull = step * (dx * dx + dy * dy + dz * dz) ** -1.5
            b1 = m1 * pull
            b2 = m2 * pull
            v1[0] -= dx * b2
            v1[1] -= dy * b2
            v1[2] -= dz * b2
            v2[0] += dx * b1
            v2[1] += dy * b1
            v2[2] += dz * b1
        for place, (vx, vy, vz), _mass in bodies:
            place[0] += step * vx
            place[1] += step * vy
            place[2] += step * vz


def energy(bodies, pairs):
    total = 0.0
    for (p1, _v1, m1), (p2, _v2, m2) in pairs:
        dx = p1[0] - p2[0]
        dy = p1[1] - p2[1]
        dz = p1[2] - p2[2]
        total -= m1 * m2 / (dx * dx + dy * dy + dz * dz) ** 0.5
    for _place, (vx, vy, vz), mass in bodies:
        total += mass * (vx * vx + vy * vy + vz * vz) / 2
    return total


def run(n):
    bodies = make()
    pairs = pairs_of(bodies)
    px = py = pz = 0.0
    for _place, (vx, vy, vz), mass in bodies:
        px += vx * mass
        py += vy * mass
        pz += vz * mass
    bodies[0][1][:] = [-px / SOLAR_MASS, -py / SOLAR_MASS, -pz / SOLAR_MASS]
    before = energy(bodies, pairs)
    advance(0.01, n, bodies, pairs)
    return int(before * 1e9), int(energy(bodies, pairs) * 1e9)
