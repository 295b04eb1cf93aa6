# Threads, locks and what ends them.
import _thread
import time

lock = _thread.allocate_lock()
print(lock.locked(), lock.acquire(), lock.locked(), lock.acquire(0), lock.release(), lock.locked())
try:
    lock.release()
except RuntimeError as e:
    print(repr(e))
done = []
n = 0


def work(a, b=2):
    global n
    for i in range(100):
        with lock:
            n += 1
    with lock:
        done.append((a, b))
    if a == 3:
        _thread.exit()
    done.append("end")


for i in range(4):
    _thread.start_new_thread(work, (i,), {"b": i * i})
while len(done) < 7:
    time.sleep_ms(1)
print(n, sorted(x for x in done if x != "end"), done.count("end"))
print(type(_thread.get_ident()), isinstance(lock, _thread.LockType))
for args in ((work, 1), (work, (), 1)):
    try:
        _thread.start_new_thread(*args)
    except TypeError as e:
        print(e)
gate = _thread.allocate_lock()
gate.acquire()
_thread.start_new_thread(lambda: (time.sleep_ms(5), gate.release()), ())
gate.acquire()
print("through the gate")
