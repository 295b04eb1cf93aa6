"""AES-128 in counter mode, byte by byte in lists and bytearrays (FIPS 197)."""


def times_x(a):
    a <<= 1
    return (a ^ 0x11B) & 0xFF if a & 0x100 else a


def make_sbox():
    # Inverses in GF(2^8) by walking the powers of the generator 3 and of its inverse.
    box = bytearray(256)
    p = q = 1
    while True:
        p = p ^ times_x(p)
        q ^= q << 1
        q ^= q << 2
        q ^= q << 4
        q &= 0xFF
        if q & 0x80:
            q ^= 0x09
        x = q
        for shift in (1, 2, 3, 4):
            x ^= ((q << shift) | (q >> (8 - shift))) & 0xFF
        box[p] = x ^ 0x63
        if p == 1:
            break
    box[0] = 0x63
    return box


SBOX = make_sbox()
DOUBLE = bytearray([times_x(i) for i in range(256)])


class Aes:
    def __init__(self, key):
        self.round_keys = self.expand(key)

    def expand(self, key):
        words = [list(key[i : i + 4]) for i in range(0, 16, 4)]
        constant = 1
        for i in range(4, 44):
            word = words[i - 1][:]
            if i % 4 == 0:
                word = word[1:] + word[:1]
                word = [SBOX[b] for b in word]
                word[0] ^= constant
                constant = times_x(constant)
            words.append([a ^ b for a, b in zip(words[i - 4], word)])
        keys = []
        for i in range(0, 44, 4):
            keys.append(words[i] + words[i + 1] + words[i + 2] + words[i + 3])
        return keys

    def add_key(self, state, key):
        for i in range(16):
            state[i] ^= key[i]

    def substitute_and_shift(self, state):
        old = state[:]
        for column in range(4):
            for row in range(4):
                state[column * 4 + row] = SBOX[old[((column + row) & 3) * 4 + row]]

    def mix(self, state):
        for c in range(0, 16, 4):
            a = state[c]
            b = state[c + 1]
            d = state[c + 2]
            e = state[c + 3]
            every = a ^ b ^ d ^ e
            state[c] = a ^ every ^ DOUBLE[a ^ b]
            state[c + 1] = b ^ every ^ DOUBLE[b ^ d]
            state[c + 2] = d ^ every ^ DOUBLE[d ^ e]
            state[c + 3] = e ^ every ^ DOUBLE[e ^ a]

    def encrypt(self, state):
        self.add_key(state, self.round_keys[0])
        for i in range(1, 10):
            self.substitute_and_shift(state)
            self.mix(state)
            self.add_key(state, self.round_keys[i])
        self.substitute_and_shift(state)
        self.add_key(state, self.round_keys[10])


class Counter:
    def __init__(self, aes):
        self.aes = aes
        self.count = 0

    def apply(self, data):
        for start in range(0, len(data), 16):
            block = [0] * 16
            count = self.count
            for i in range(15, 11, -1):
                block[i] = count & 0xFF
                count >>= 8
            self.count += 1
            self.aes.encrypt(block)
            for i in range(min(16, len(data) - start)):
                data[start + i] ^= block[i]


def run(n):
    # The example of FIPS 197, appendix B.
    state = [0x32, 0x43, 0xF6, 0xA8, 0x88, 0x5A, 0x30, 0x8D, 0x31, 0x31, 0x98, 0xA2, 0xE0, 0x37,
             0x07, 0x34]  # fmt: skip
    key = bytes([0x2B, 0x7E, 0x15, 0x16, 0x28, 0xAE, 0xD2, 0xA6, 0xAB, 0xF7, 0x15, 0x88, 0x09,
                 0xCF, 0x4F, 0x3C])  # fmt: skip
    aes = Aes(key)
    aes.encrypt(state)
    known = state[0] == 0x39 and state[15] == 0x32
    data = bytearray([i & 0xFF for i in range(n)])
    Counter(aes).apply(data)
    check = 0
    for b in data:
        check = (check * 31 + b) % 1000003
    Counter(aes).apply(data)
    back = all(data[i] == i & 0xFF for i in range(n))
    return known, check, back
