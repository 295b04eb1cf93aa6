# Tasks, sleeping, events, locks and time limits.
import asyncio


async def say(name, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(0)
    return name


async def wait(name):
    print(name, "waits")
    await asyncio.sleep(1000)


async def fail():
    raise ValueError("failed")


async def main():
    print(await asyncio.gather(say("a", 2), say("b", 3)))
    print(await asyncio.gather(say("c", 1), fail(), return_exceptions=True))
    try:
        await asyncio.gather(say("d", 1), fail())
    except ValueError as e:
        print(e)
    t = asyncio.create_task(say("e", 100))
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled", t.done())
    try:
        await asyncio.wait_for(wait("f"), 0.01)
    except asyncio.TimeoutError:
        print("timeout")
    print(await asyncio.wait_for(say("g", 1), 1000))
    event = asyncio.Event()
    waiter = asyncio.create_task(event.wait())
    await asyncio.sleep_ms(1)
    event.set()
    print(await waiter, event.is_set())
    lock = asyncio.Lock()
    async with lock:
        print(lock.locked())
    print(lock.locked())
    flag = asyncio.ThreadSafeFlag()
    flag.set()
    await flag.wait()
    print(asyncio.current_task() is not None)
    return 42


print(asyncio.run(main()))
try:
    asyncio.run(fail())
except ValueError as e:
    print(e)
try:
    asyncio.create_task(5)
except TypeError as e:
    print(e)
