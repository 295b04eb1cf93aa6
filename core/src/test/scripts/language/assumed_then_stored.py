# What compiled code assumed may change within it: at the end of a branch, or in a call.
class C:
    x = 1


g = 1


def set_g(v):
    global g
    g = v


def in_branch(n, k):
    t = 0
    for i in range(n):
        if i == k:
            C.x = i
        t += C.x
    return t


def in_call(n, k, change):
    t = 0
    for i in range(n):
        if i == k:
            change(i)
        t += g
    return t


for _ in range(2):
    C.x = 1
    print(in_branch(9000, 8000))
    set_g(1)
    print(in_call(9000, 8000, set_g))
# expect: 8008000
# expect: 8008000
# expect: 8008000
# expect: 8008000
