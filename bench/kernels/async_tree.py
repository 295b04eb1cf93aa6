"""A tree of tasks gathered by asyncio."""

import asyncio


async def leaf(number):
    await asyncio.sleep(0)
    return number & 7


async def branch(depth, number):
    if depth == 0:
        return await leaf(number)
    results = await asyncio.gather(*[branch(depth - 1, number * 6 + i) for i in range(6)])
    return sum(results)


def run(n):
    return asyncio.run(branch(n, 1))
