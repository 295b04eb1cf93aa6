# Shapes in every format.
import array
import framebuf


def show(name, fb, w, h):
    print(name)
    for y in range(h):
        print("".join(".:+*#%@&"[min(fb.pixel(x, y), 7)] for x in range(w)))


W, H = 20, 10
for format in ("MONO_VLSB", "MONO_HLSB", "MONO_HMSB", "GS2_HMSB", "GS4_HMSB", "GS8", "RGB565"):
    buf = bytearray(W * (H + 6) * 2)
    fb = framebuf.FrameBuffer(buf, W, H, getattr(framebuf, format), W + 4)
    fb.line(0, 0, W - 1, H - 1, 1)
    fb.rect(2, 2, 8, 6, 3)
    fb.ellipse(14, 5, 4, 3, 2)
    fb.fill_rect(-2, 7, 5, 9, 5)
    fb.text("k", 11, 1, 7)
    fb.poly(0, 0, array.array("h", [1, 1, 6, 2, 3, 8]), 1, True)
    show(format, fb, W, H)
    fb.scroll(2, -1)
    fb.hline(0, 9, 30, 2)
    fb.vline(19, -3, 8, 1)
    small = framebuf.FrameBuffer(bytearray(b"\xa5" * 8), 8, 8, framebuf.MONO_HLSB)
    fb.blit(small, 9, 4, 0)
    show("moved", fb, W, H)
for args in ((bytearray(1), 8, 8, 0), (bytearray(8), 0, 8, 0), (bytearray(8), 8, 8, 9), (b"12345678", 8, 8, 0)):
    try:
        framebuf.FrameBuffer(*args)
    except Exception as e:
        print(repr(e))
