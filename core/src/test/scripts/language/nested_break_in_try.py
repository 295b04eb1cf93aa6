def f():
    out = []
    for i in range(3):
        for j in range(3):
            try:
                if j == 1:
                    continue
                if i == 2:
                    break
                out.append((i, j))
            finally:
                out.append("f")
    return out
print(f())
