"""A DEFLATE stream written (fixed codes, matches by hash) and read back bit by bit (RFC 1951)."""

LENGTH_BASE = []
LENGTH_BITS = []
_base = 3
for _code in range(28):
    _extra = 0 if _code < 8 else (_code - 4) // 4
    LENGTH_BASE.append(_base)
    LENGTH_BITS.append(_extra)
    _base += 1 << _extra
LENGTH_BASE.append(258)
LENGTH_BITS.append(0)
DISTANCE_BASE = []
DISTANCE_BITS = []
_base = 1
for _code in range(30):
    _extra = 0 if _code < 4 else (_code - 2) // 2
    DISTANCE_BASE.append(_base)
    DISTANCE_BITS.append(_extra)
    _base += 1 << _extra


def fixed_lengths():
    return [8] * 144 + [9] * 112 + [7] * 24 + [8] * 8


class Code:
    """A canonical Huffman code: code words for writing, a table for reading."""

    def __init__(self, lengths):
        counts = [0] * 16
        for length in lengths:
            counts[length] += 1
        counts[0] = 0
        following = [0] * 16
        word = 0
        for length in range(1, 16):
            word = (word + counts[length - 1]) << 1
            following[length] = word
        self.words = {}
        self.symbols = {}
        for symbol, length in enumerate(lengths):
            if length:
                word = following[length]
                following[length] += 1
                self.words[symbol] = (word, length)
                self.symbols[(length, word)] = symbol

    def read(self, bits):
        word = 0
        length = 0
        symbols = self.symbols
        while True:
            word = word << 1 | bits.bit()
            length += 1
            symbol = symbols.get((length, word))
            if symbol is not None:
                return symbol


class BitWriter:
    def __init__(self):
        self.out = bytearray()
        self.held = 0
        self.count = 0

    def bits(self, value, count):
        self.held |= value << self.count
        self.count += count
        while self.count >= 8:
            self.out.append(self.held & 0xFF)
            self.held >>= 8
            self.count -= 8

    def word(self, word, length):
        for shift in range(length - 1, -1, -1):
            self.bits(word >> shift & 1, 1)

    def finish(self):
        if self.count:
            self.bits(0, 8 - self.count)
        return bytes(self.out)


class BitReader:
    def __init__(self, data):
        self.data = data
        self.at = 0
        self.held = 0
        self.count = 0

    def bit(self):
        if self.count == 0:
            self.held = self.data[self.at]
            self.at += 1
            self.count = 8
        bit = self.held & 1
        self.held >>= 1
        self.count -= 1
        return bit

    def bits(self, count):
        value = 0
        for i in range(count):
            value |= self.bit() << i
        return value


def code_for(value, bases):
    low, high = 0, len(bases)
    while high - low > 1:
        middle = (low + high) // 2
        if bases[middle] <= value:
            low = middle
        else:
            high = middle
    return low


def deflate(data):
    out = BitWriter()
    code = Code(fixed_lengths())
    out.bits(1, 1)
    out.bits(1, 2)
    seen = {}
    i = 0
    while i < len(data):
        key = data[i : i + 3]
        start = seen.get(key)
        seen[key] = i
        length = 0
        if start is not None and len(key) == 3:
            while length < 200 and i + length < len(data):
                if data[start + length] != data[i + length]:
                    break
                length += 1
        if length >= 3:
            symbol = code_for(length, LENGTH_BASE)
            word, size = code.words[257 + symbol]
            out.word(word, size)
            out.bits(length - LENGTH_BASE[symbol], LENGTH_BITS[symbol])
            distance = i - start
            symbol = code_for(distance, DISTANCE_BASE)
            out.word(symbol, 5)
            out.bits(distance - DISTANCE_BASE[symbol], DISTANCE_BITS[symbol])
            i += length
        else:
            word, size = code.words[data[i]]
            out.word(word, size)
            i += 1
    word, size = code.words[256]
    out.word(word, size)
    return out.finish()


def inflate(data):
    bits = BitReader(data)
    out = bytearray()
    if bits.bit() != 1 or bits.bits(2) != 1:
        raise ValueError("not one block of fixed codes")
    code = Code(fixed_lengths())
    distances = Code([5] * 30)
    while True:
        symbol = code.read(bits)
        if symbol < 256:
            out.append(symbol)
        elif symbol == 256:
            return bytes(out)
        else:
            length = LENGTH_BASE[symbol - 257] + bits.bits(LENGTH_BITS[symbol - 257])
            symbol = distances.read(bits)
            distance = DISTANCE_BASE[symbol] + bits.bits(DISTANCE_BITS[symbol])
            for _ in range(length):
                out.append(out[-distance])


def run(n):
    words = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta")
    seed = 7
    parts = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        parts.append(words[(seed >> 16) % 8] + str((seed >> 12) % 16))
    text = " ".join(parts).encode()
    packed = deflate(text)
    return len(text), len(packed), inflate(packed) == text
