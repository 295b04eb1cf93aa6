# Coroutines: await, async for, async with, in all nestings.
async def steps(source, sink):
    async for x in source:
        if x:
            await sink(x)
            continue
        elif x is None:
            break
    else:
        await sink("end")
    return source


async def guarded(lock, items):
    async with lock as l, items:
        for i in items:
            async with i:
                if i is l:
                    return i
                if i == l:
                    break
                try:
                    await l
                finally:
                    async with l:
                        continue
    return (await l)[0] if items else await lock


async def deep(a):
    while a:
        try:
            async with a:
                async for b in a:
                    async with b as c:
                        if c:
                            break
                        return c
        except ValueError as e:
            return e
        finally:
            a = await a


async def run(tasks):
    for t in tasks:
        yield_from = await t.start(*tasks, key=t)
    return {k: v for k, v in tasks}
