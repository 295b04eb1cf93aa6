class Guard:
    depth = 0
    def __enter__(self):
        Guard.depth += 1
        return self
    def __exit__(self, kind, value, trace):
        Guard.depth -= 1
        return kind is KeyError
def run(n):
    seen = 0
    def bump():
        nonlocal seen
        seen += 1
    for i in range(n):
        with Guard():
            bump()
            if i % 5 == 0:
                raise KeyError(i)
            if i == n - 1:
                return seen
    return -1
print(run(1002), Guard.depth)
