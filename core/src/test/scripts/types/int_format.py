# Fields of integers: grouping, prefixes, padding after the sign.
for spec in ("", "d", "5", "<5", "^6", "=6", "06", "+d", " d", "+06", "x", "#x", "#X", "#o", "#b", "08b", ",", "_", "_x", "010,", "*^9", "n", "c"):
    print(spec, "[" + ("{:" + spec + "}").format(65) + "]")
for n in (-65, 1234567, -(10**20), 1 << 70):
    print("{:,} {:_} {:_x} {:#x} {:+d} {:<+25d}| {:=25d} {:025,}".format(n, n, n, n, n, n, n, n))
    print("%d|%5d|%-5d|%05d|%+d|% d|%x|%X|%o|%#x|%#o|%.5d|%8.5d|%-8.5d|" % (n, n, n, n, n, n, n, n, n, n, n, n, n, n))
