def t(x):
    print("t", x, end=" ")
    return x
print(t(0) or t("") or t("last"))
print(t(1) and t([]) and t(3))
print(not t(0), not t([1]))
print((t(0) or t(2)) and t(3))
