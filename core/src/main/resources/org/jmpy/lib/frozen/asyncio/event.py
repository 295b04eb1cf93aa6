import io

from . import core


class Event:
    def __init__(self):
        self.state = False
        self.waiting = core.TaskQueue()

    def is_set(self):
        return self.state

    def set(self):
        # To be called by the thread of the event loop only.
        self.state = True
        while self.waiting.peek():
            core._task_queue.push(self.waiting.pop())

    def clear(self):
        self.state = False

    # Awaitable.
    def wait(self):
        if not self.state:
            task = core.cur_task
            self.waiting.push(task)
            task.data = self.waiting
            yield
        return True


class ThreadSafeFlag(io.IOBase):
    # A stream that is ready when the flag is set, from wherever; waiting clears it.
    def __init__(self):
        self.state = 0

    def ioctl(self, request, argument):
        # 3 asks which of the events in argument would not wait.
        return argument * self.state if request == 3 else -1

    def set(self):
        self.state = 1

    def clear(self):
        self.state = 0

    async def wait(self):
        if not self.state:
            yield core._io_queue.queue_read(self)
        self.clear()
