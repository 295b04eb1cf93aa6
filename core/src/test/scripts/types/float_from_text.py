# float(text): lax about what MicroPython is lax about.
for text in ("1.5", " -2.5e3 ", "1e5", "1E-5", ".5", "5.", "+.5e+1", "1_000.5", "inf", "-Infinity", "NaN", "1e400", "-1e-400", ".", "_", "e5", "123456789012345678901234567890", "0." + "0" * 50 + "123", "18446744073709551616.5", "179769313486231580793e289"):
    print(float(text))
for text in ("", " ", "x", "1e", "1e+", "1.2.3", "1 2", "1j", "--1", "0x10", "infin"):
    try:
        print(float(text))
    except ValueError as e:
        print(e)
print(float(b"2.5"), float(bytearray(b"3")), float(), float(7), float(True), float(1 << 80), float(10**400))
for value in ([], None, 1j):
    try:
        print(float(value))
    except TypeError as e:
        print(e)
