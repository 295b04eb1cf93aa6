# Generators, coroutines and what they may contain.
def gen():
    yield
    x = yield 1, 2
    y = yield from gen()
    z = (yield x) + (yield)
    return z
def expression(a): return (i * a for i in range(a) if i for j in i)
async def coroutine(a, *b):
    await a
    c = await a.b(1) + 1
    async for i in a:
        if i: continue
        break
    else:
        print("else")
    async with a as b, c:
        return b
    async with a:
        pass
    async for x, y in await a: pass
    return [i for i in b]
@wrap
async def decorated(): pass
class C:
    async def __aenter__(self): return self
    async def __aexit__(self, *exc): yield 1
lazy = (a for b in c for a in b)
