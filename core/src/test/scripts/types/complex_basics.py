# Construction, text, attributes and operators of complex numbers.
print(1j, 1 + 2j, -1j, 1.5 - 0.5j, complex(1, 2), complex(3), complex(), complex("1+2j"), complex(" -j "), complex(1j, 1j), complex(0, -0.0))
z = 3 - 4j
print(z.real, z.imag, abs(z), -z, +z, bool(z), bool(0j), z == 3 - 4j, z != 3, hash(z) == hash(3 - 4j))
print(z + 1, 1 + z, z - 1.5, z * 2j, z / 2, z / (1 + 1j), (1 << 70) + z, True + z, z / 2j)
print("%.6f %.6f" % ((z ** 2).real, (z ** 2).imag), 0j ** 2, 0j ** 0)
for operation in (
    lambda: z / 0,
    lambda: z // 2,
    lambda: 0j ** -1,
    lambda: z < 1,
    lambda: z % 2,
    lambda: complex("1+"),
    lambda: complex("x"),
    lambda: complex([]),
    lambda: z.other,
    lambda: float(z),
    lambda: ~z,
):
    try:
        print(operation())
    except (ZeroDivisionError, TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
