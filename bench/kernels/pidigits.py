"""Digits of pi by Gibbons' unbounded spigot: arithmetic on big integers."""


def digits():
    q, r, t, k = 1, 0, 1, 1
    while True:
        # Compose with the next factor until the integer part is safe.
        q, r, t, k = q * k, (2 * q + r) * (2 * k + 1), t * (2 * k + 1), k + 1
        while q <= r:
            digit = (3 * q + r) // t
            if digit != (4 * q + r) // t:
                break
            yield digit
            q, r = 10 * q, 10 * (r - digit * t)


def run(n):
    check = 0
    count = 0
    for digit in digits():
        check = (check * 31 + digit) % 1000003
        count += 1
        if count == n:
            return count, check
