from . import core


class Lock:
    # The state is 0 when free, 1 when taken, or the task that has been chosen to take it next.
    def __init__(self):
        self.state = 0
        self.waiting = core.TaskQueue()

    def locked(self):
        return self.state == 1

    def release(self):
        if not self.locked():
            raise RuntimeError("Lock not acquired")
        self._pass_on()

    def _pass_on(self):
        self.state = 0
        if self.waiting.peek():
            self.state = self.waiting.pop()
            core._task_queue.push(self.state)

    # Awaitable.
    def acquire(self):
        if self.state != 0:
            task = core.cur_task
            self.waiting.push(task)
            task.data = self.waiting
            try:
                yield
            except core.CancelledError:
                if self.state == task:
                    self._pass_on()
                raise
        self.state = 1
        return True

    async def __aenter__(self):
        return await self.acquire()

    async def __aexit__(self, exc_type, exc, tb):
        return self.release()
