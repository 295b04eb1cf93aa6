# Every size up to some runs, in several orders.
def check(l):
    s = sorted(l)
    for i in range(1, len(s)):
        if s[i] < s[i - 1]:
            return False
    return len(s) == len(l) and sum(s) == sum(l) and sorted(l, reverse=True) == s[::-1]
seed = 1
ok = True
for n in range(0, 120):
    r = []
    for i in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7fffffff
        r.append(seed % 50)
    ok = ok and check(r) and check([x / 4 for x in r]) and check(list(range(n)))
    ok = ok and check(list(range(n, 0, -1))) and check([x if x % 2 else x + 0.0 for x in r])
    ok = ok and sorted(r, key=lambda x: -x) == sorted(r)[::-1]
    ok = ok and sorted([str(x) for x in r], key=int) == [str(x) for x in sorted(r)]
print(ok)
