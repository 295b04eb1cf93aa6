"""Four LEDs that blink at four speeds, without threads and without waiting.

Each LED is a generator that yields how many milliseconds it wants to sleep. A small
scheduler keeps the sleepers in a heap and always runs the one that wakes first; time is
simulated, so the whole minute is over at once and the result is always the same.

    jmpy run examples/blink.py [MILLISECONDS]
"""

import heapq
import sys


class Pin:
    """A pin of an imaginary board: remembers every edge."""

    def __init__(self, name, clock):
        self.name = name
        self.clock = clock
        self.level = 0
        self.edges = [(0, 0)]

    def toggle(self):
        self.level ^= 1
        self.edges.append((self.clock.now, self.level))

    def on(self):
        if not self.level:
            self.toggle()

    def off(self):
        if self.level:
            self.toggle()

    def high_time(self, end):
        """Milliseconds that the pin was high before `end`."""
        total = 0
        edges = self.edges + [(end, None)]
        for i in range(len(edges) - 1):
            start, level = edges[i]
            if level:
                total += edges[i + 1][0] - start
        return total

    def wave(self, end, columns):
        """The pin over time, one character a column."""
        text = []
        edge = 0
        for column in range(columns):
            moment = column * end // columns
            while edge + 1 < len(self.edges) and self.edges[edge + 1][0] <= moment:
                edge += 1
            text.append("#" if self.edges[edge][1] else "_")
        return "".join(text)


class Clock:
    def __init__(self):
        self.now = 0


class Scheduler:
    """Runs generators; each yields the milliseconds until it wants to run again."""

    def __init__(self, clock):
        self.clock = clock
        self.sleepers = []
        self.count = 0
        self.steps = 0

    def start(self, task, delay=0):
        # The counter keeps tasks that wake at the same time in order.
        heapq.heappush(self.sleepers, (self.clock.now + delay, self.count, task))
        self.count += 1

    def run(self, until):
        while self.sleepers and self.sleepers[0][0] <= until:
            moment, _, task = heapq.heappop(self.sleepers)
            self.clock.now = moment
            self.steps += 1
            try:
                delay = next(task)
            except StopIteration:
                continue
            self.start(task, delay)
        self.clock.now = until


def blink(pin, period):
    """Half the period on, half of it off, forever."""
    half = period // 2
    while True:
        pin.toggle()
        yield half


def heartbeat(pin):
    """Two short flashes, then a pause."""
    while True:
        for _ in range(2):
            pin.on()
            yield 60
            pin.off()
            yield 120
        yield 640


def breathe(pin, frame=20):
    """Brightness by pulse width: the share of each frame that the pin is high."""
    while True:
        for duty in list(range(0, frame, 4)) + list(range(frame, 0, -4)):
            if duty:
                pin.on()
                yield duty
            pin.off()
            if duty < frame:
                yield frame - duty


def morse(pin, text, unit=50):
    """A message in Morse code, once."""
    code = {"s": "...", "o": "---", "j": ".---", "m": "--", "p": ".--.", "y": "-.--"}
    for letter in text:
        for symbol in code[letter]:
            pin.on()
            yield unit * (1 if symbol == "." else 3)
            pin.off()
            yield unit
        yield 2 * unit


def main(end=2000):
    clock = Clock()
    scheduler = Scheduler(clock)
    pins = {}
    tasks = [
        ("red", lambda pin: blink(pin, 1000)),
        ("green", lambda pin: blink(pin, 500)),
        ("blue", lambda pin: blink(pin, 333)),
        ("white", lambda pin: blink(pin, 125)),
        ("heart", heartbeat),
        ("breath", breathe),
        ("morse", lambda pin: morse(pin, "jmpy")),
    ]
    for name, make in tasks:
        pins[name] = Pin(name, clock)
        scheduler.start(make(pins[name]))
    scheduler.run(end)

    print("%d ms, %d steps" % (end, scheduler.steps))
    for name, _ in tasks:
        pin = pins[name]
        share = 100 * pin.high_time(end) / end
        print("{:>7} {} {:3d} edges {:5.1f}%".format(name, pin.wave(end, 64), len(pin.edges) - 1, share))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
