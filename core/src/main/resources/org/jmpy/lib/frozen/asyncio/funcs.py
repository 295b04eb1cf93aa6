from . import core


async def _relay(waiter, aw):
    # Awaits aw and wakes the waiter by cancelling it, with what came of it.
    value = None
    failure = None
    try:
        value = await aw
    except BaseException as er:
        failure = er
    if waiter.data is None and waiter.cancel():
        waiter.data = core.CancelledError((value, failure))


async def wait_for(aw, timeout, sleep=core.sleep):
    aw = core._promote_to_task(aw)
    if timeout is None:
        return await aw
    relay = core.create_task(_relay(core.cur_task, aw))
    try:
        await sleep(timeout)
    except core.CancelledError as er:
        if not er.args:
            # Not from the relay: this task itself was cancelled.
            relay.cancel()
            raise
        value, failure = er.args[0]
        if failure is not None:
            raise failure
        return value
    relay.cancel()
    await relay
    raise core.TimeoutError


def wait_for_ms(aw, timeout):
    return wait_for(aw, timeout, core.sleep_ms)


class _Gathering:
    # What a gathering task waits for: it is told when each of the tasks ends.
    def __init__(self, task, return_exceptions):
        self.task = task
        self.return_exceptions = return_exceptions
        self.left = 0
        self.failure = None
        self.ended = self._ended

    def _ended(self, task, result):
        if self.task.data is not self:
            # The gathering task was woken already.
            return
        if self.return_exceptions or isinstance(result, StopIteration):
            self.left -= 1
            if self.left:
                return
        else:
            self.failure = result
        core._task_queue.push(self.task)

    def remove(self, task):
        # The gathering task is cancelled: it is in no queue.
        pass

    def add(self, task):
        # Looks at a task to gather; false if its failure ends all at once.
        if task.state is True:
            task.state = self.ended
            self.left += 1
        elif task.state:
            raise RuntimeError("can't gather")
        elif not isinstance(task.data, StopIteration):
            return self.return_exceptions
        return True

    def collect(self, task, cancelled):
        if task.state is self.ended:
            task.state = True
            if cancelled:
                task.cancel()
        elif isinstance(task.data, StopIteration):
            return task.data.value
        elif self.return_exceptions:
            return task.data
        elif self.failure is None:
            self.failure = task.data
        return task


# Awaitable.
def gather(*aws, return_exceptions=False):
    tasks = [core._promote_to_task(aw) for aw in aws]
    me = core.cur_task
    gathering = _Gathering(me, return_exceptions)
    wait = True
    for task in tasks:
        wait &= gathering.add(task)
    cancelled = False
    if wait and gathering.left:
        me.data = gathering
        try:
            yield
        except core.CancelledError as er:
            cancelled = True
            gathering.failure = er
    results = [gathering.collect(task, cancelled) for task in tasks]
    if gathering.failure is not None:
        raise gathering.failure
    return results
