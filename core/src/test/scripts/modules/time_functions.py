# Calendar and ticks.
import time

print(time.gmtime(0), time.gmtime(1e9), time.gmtime(-1))
for stamp in (0, 68256000, 951782400, 1583020800, 4102444800):
    t = time.gmtime(stamp)
    print(t)
print(time.ticks_add(5, -10) == (1 << 62) - 5, time.ticks_diff(3, (1 << 62) - 2), time.ticks_diff(1, 2))
for delta in (1 << 61, -(1 << 61)):
    try:
        time.ticks_add(0, delta)
    except OverflowError as e:
        print(e)
print(time.ticks_add(0, (1 << 61) - 1))
t = time.ticks_ms()
time.sleep_ms(2)
time.sleep_us(100)
time.sleep(0.001)
print(time.ticks_diff(time.ticks_ms(), t) >= 2, type(time.time()), time.time_ns() > 0)
for bad in ((1,), (1,) * 10, 5, None):
    try:
        time.mktime(bad)
    except TypeError as e:
        print(e)
now = time.localtime(1700000000)
print(time.mktime(now) == 1700000000, time.mktime(now[:8]) == 1700000000)
print(time.mktime((2000, 14, 40, 25, 61, 61, 0, 0)) - time.mktime((2001, 3, 13, 2, 2, 1, 0, 0)))
