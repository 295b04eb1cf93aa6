# to_bytes and from_bytes.
print((258).to_bytes(2, "big"), (258).to_bytes(4, "little"), (1).to_bytes(), (0).to_bytes(0, "big"))
print((-2).to_bytes(3, "big", signed=True), (127).to_bytes(1, "big", signed=True), (1 << 80).to_bytes(12, "little"))
print((-(1 << 80)).to_bytes(12, "big", signed=True), (5).to_bytes(length=2, byteorder="little"))
print(int.from_bytes(b"\x01\x02", "big"), int.from_bytes(b"\x01\x02", "little"), int.from_bytes(b"", "big"))
print(int.from_bytes(bytearray(b"\xff" * 9)), int.from_bytes(b"\x80" + bytes(15), "big"))
for operation in (
    lambda: (256).to_bytes(1, "big"),
    lambda: (-1).to_bytes(1, "big"),
    lambda: (128).to_bytes(1, "big", signed=True),
    lambda: (1 << 64).to_bytes(8, "little"),
    lambda: (1).to_bytes(0, "big"),
    lambda: (1).to_bytes(-1, "big"),
    lambda: int.from_bytes(5, "big"),
):
    try:
        print(operation())
    except (OverflowError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
