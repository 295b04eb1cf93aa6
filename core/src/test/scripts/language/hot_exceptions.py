def f(i):
    try:
        if i % 3 == 0:
            raise ValueError(i)
        if i % 3 == 1:
            return {}[i]
        return i
    except KeyError:
        return -1
    finally:
        log.append(i)
log = []
good = bad = 0
for i in range(3000):
    try:
        good += f(i)
    except ValueError as e:
        bad += e.args[0]
print(good, bad, len(log))
