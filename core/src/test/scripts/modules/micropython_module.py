# const, opt_level, schedule and kbd_intr.
import micropython

print(micropython.const(5), micropython.const("x"))
level = micropython.opt_level()
micropython.opt_level(2)
print(micropython.opt_level())
micropython.opt_level(level)
done = []
micropython.schedule(done.append, 1)
micropython.schedule(done.append, 2)
for i in range(20):
    pass
print(done)


def nested(n):
    done.append(n)
    if n < 5:
        micropython.schedule(nested, n + 1)


micropython.schedule(nested, 3)
for i in range(50):
    pass
print(done)
print(micropython.kbd_intr(3))
micropython.heap_lock()
print(micropython.heap_unlock())
print(micropython.stack_use() > 0, micropython.mem_total() > 0)
