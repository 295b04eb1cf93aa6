# int(text[, base]): signs, spaces, prefixes, underscores.
print(int("12"), int(" -12 "), int("+7"), int("007"), int("1_000"), int("_"))
print(int("ff", 16), int("0xFF", 16), int("0xff", 0), int("-0b101", 0), int("0o17", 0), int("z", 36), int("00", 0))
print(int(b"42"), int(bytearray(b" 42 ")), int("123456789012345678901234567890"), int("-" + "9" * 25))
for text, base in (("", 10), ("x", 10), ("1 2", 10), ("07", 0), ("0x", 16), ("0x1", 10), ("2", 2), ("--1", 10), ("1.5", 10), ("\xe9'", 10), ("5", 1), ("5", 37), ("9_9999999999999999999", 10)):
    try:
        print(int(text, base))
    except ValueError as e:
        print(e)
for arguments in (([],), (None,), ("1", "2"), (5, 10), ("1", 2, 3)):
    try:
        print(int(*arguments))
    except TypeError as e:
        print(e)
