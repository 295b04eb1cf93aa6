# The module jit is there whether or not something is compiled; what it changes nobody sees.
import jit

try:
    jit.set_compile_hook(1)
except TypeError as e:
    print(e)  # expect: a hook is a function or None
jit.set_abort_hook(None)

seen = []
jit.set_compile_hook(seen.append)


def add(a, b):
    return a + b


print(sum(add(i, 1) for i in range(500)))  # expect: 125250
jit.set_compile_hook(None)

for info in seen:
    assert info.id > 0 and info.kind in ("function", "loops", "region", "bridge", "register"), info
    assert info.file and info.function and info.line > 0 and info.bytes > 0, info

stats = jit.get_stats_snapshot()
assert sum(stats.compiled.values()) >= len(seen)
classes = sum(stats.compiled[kind] for kind in stats.compiled if kind != "register")
assert (stats.code_bytes > 0) == (classes > 0)
print(type(stats.aborts), type(stats.invalidations), type(stats.exits))
# expect: <class 'dict'> <class 'dict'> <class 'list'>

jit.disable()
print(jit.isenabled())  # expect: False
print(add(1, 2))  # expect: 3

try:
    jit.enable()
    print(jit.isenabled() and "threshold" in jit.parameters())
except RuntimeError as e:
    print(str(e) == "no JIT")
# expect: True
