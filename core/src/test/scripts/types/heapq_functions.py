import heapq
h = []
for x in (5, 1, 4, 1, 5, 9, 2, 6):
    heapq.heappush(h, x)
print(h)
print([heapq.heappop(h) for _ in range(8)], h)
h = [(3, 'c'), (1, 'a'), (2, 'b')]
print(heapq.heapify(h), h)
l = [i * 7919 % 1009 for i in range(300)]
heapq.heapify(l)
out = []
while l:
    out.append(heapq.heappop(l))
print(out == sorted(out), len(out))
for f in (lambda: heapq.heappop([]), lambda: heapq.heappush((), 1), lambda: heapq.heapify(1), lambda: heapq.heappush([1], 'a')):
    try:
        f()
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
