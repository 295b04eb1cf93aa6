# The reference reads freed memory here; the answer is CPython's.
import heapq
class A:
    def __lt__(self, other):
        h.clear()
        return True
h = [A(), A(), A()]
for f in (lambda: heapq.heappush(h, A()), lambda: heapq.heapify(h), lambda: heapq.heappop(h)):
    h = [A(), A(), A()]
    try:
        f()
        print('done', len(h))
    except RuntimeError as e:
        print('RuntimeError', e)
