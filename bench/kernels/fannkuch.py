"""Fannkuch: the most flips of a prefix that any permutation of 1..n needs, and a checksum."""


def run(n):
    permutation = list(range(n))
    count = list(range(1, n + 1))
    most = 0
    checksum = 0
    sign = 1
    while True:
        if permutation[0]:
            work = permutation[:]
            flips = 0
            head = work[0]
            while head:
                work[: head + 1] = work[head::-1]
                flips += 1
                head = work[0]
            if flips > most:
                most = flips
            checksum += sign * flips
        if sign == 1:
            permutation[0], permutation[1] = permutation[1], permutation[0]
            sign = -1
        else:
            permutation[1], permutation[2] = permutation[2], permutation[1]
            sign = 1
            for r in range(2, n):
                count[r] -= 1
                if count[r]:
                    break
                if r == n - 1:
                    return checksum, most
                count[r] = r + 1
                permutation.insert(r + 1, permutation.pop(0))
