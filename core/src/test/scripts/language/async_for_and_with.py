class Aiter:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n
class Actx:
    async def __aenter__(self):
        print("aenter")
        return "ctx"
    async def __aexit__(self, *args):
        print("aexit", args[0])
async def main():
    async with Actx() as c:
        print(c)
        async for i in Aiter(3):
            print(i)
    return "done"
try:
    next(main())
except StopIteration as e:
    print(e.value)
