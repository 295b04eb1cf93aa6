print(ord('a'), ord('é'), ord('😀'), ord(b'\xff'), chr(97), chr(0x1f600), chr(0) == '\0', [chr(ord(c) + 1) for c in 'HAL'])
for f in (lambda: ord(''), lambda: ord('ab'), lambda: ord(b'ab'), lambda: ord(1), lambda: ord(bytearray(b'a')), lambda: chr(-1), lambda: chr(0x110000), lambda: chr('a')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
