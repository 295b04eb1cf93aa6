# Every way around the ring agrees with a list.
from collections import deque
for maxlen in (1, 2, 3, 7, 30):
    d = deque((), maxlen)
    l = []
    seed = 5
    ok = True
    for i in range(500):
        seed = (seed * 1103515245 + 12345) & 0x7fffffff
        op = (seed >> 16) % 5
        if op <= 1:
            d.append(i)
            l.append(i)
            if len(l) > maxlen:
                l.pop(0)
        elif op == 2:
            d.appendleft(i)
            l.insert(0, i)
            if len(l) > maxlen:
                l.pop()
        elif l:
            if op == 3:
                ok = ok and d.pop() == l.pop()
            else:
                ok = ok and d.popleft() == l.pop(0)
        ok = ok and list(d) == l and len(d) == len(l) and bool(d) == bool(l)
        for j in range(len(l)):
            ok = ok and d[j] == l[j] and d[j - len(l)] == l[j]
    print(maxlen, ok)
