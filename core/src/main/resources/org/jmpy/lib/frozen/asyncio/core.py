# The event loop: a queue of tasks by the time they are due, and one of tasks that wait for streams.
import select
import sys
from _asyncio import Task, TaskQueue
from time import ticks_add, ticks_diff, ticks_ms as ticks


class CancelledError(BaseException):
    pass


class TimeoutError(Exception):
    pass


class _Pause:
    # Awaited, lets the current task go on when it is due; there is one object for all tasks.
    def __init__(self):
        self.due = None

    def __iter__(self):
        return self

    def __next__(self):
        if self.due is None:
            raise StopIteration
        _task_queue.push(cur_task, self.due)
        self.due = None


_pause = _Pause()


def sleep_ms(t):
    assert _pause.due is None
    _pause.due = ticks_add(ticks(), max(0, t))
    return _pause


def sleep(t):
    return sleep_ms(int(t * 1000))


_READ = 0
_WRITE = 1
_EVENTS = (select.POLLIN, select.POLLOUT)


class IOQueue:
    # Tasks that wait for streams: at most one for reading and one for writing each.
    def __init__(self):
        self.poller = select.poll()
        self.map = {}

    def queue_read(self, stream):
        self._wait(stream, _READ)

    def queue_write(self, stream):
        self._wait(stream, _WRITE)

    def _wait(self, stream, direction):
        waiting = self.map.get(id(stream))
        if waiting is None:
            waiting = self.map[id(stream)] = [None, None, stream]
        assert waiting[direction] is None
        waiting[direction] = cur_task
        self._watch(waiting)
        # A task that is cancelled is taken out of what its data names.
        cur_task.data = self

    def _watch(self, waiting):
        events = 0
        for direction in (_READ, _WRITE):
            if waiting[direction] is not None:
                events |= _EVENTS[direction]
        if events:
            self.poller.register(waiting[2], events)
        else:
            self.poller.unregister(waiting[2])
            del self.map[id(waiting[2])]

    def remove(self, task):
        for waiting in list(self.map.values()):
            if task in waiting[:2]:
                for direction in (_READ, _WRITE):
                    waiting[direction] = None
                self._watch(waiting)

    def wait_io_event(self, timeout):
        for stream, events in self.poller.ipoll(timeout):
            waiting = self.map[id(stream)]
            for direction in (_READ, _WRITE):
                # Errors wake both.
                if waiting[direction] is not None and events & ~_EVENTS[1 - direction]:
                    _task_queue.push(waiting[direction])
                    waiting[direction] = None
            self._watch(waiting)


def create_task(coro):
    if not hasattr(coro, "send"):
        raise TypeError("coroutine expected")
    task = Task(coro, globals())
    _task_queue.push(task)
    return task


def _promote_to_task(aw):
    return aw if isinstance(aw, Task) else create_task(aw)


def _next_task(main):
    # Waits until a task is due; None if nothing can happen any more.
    global cur_task
    while True:
        task = _task_queue.peek()
        if task:
            timeout = max(0, ticks_diff(task.ph_key, ticks()))
        elif _io_queue.map:
            timeout = -1
        else:
            cur_task = None
            if not main or not main.state:
                return None
            # The main task is not done, so the loop goes on, though nothing here can wake it.
            timeout = 3
        _io_queue.wait_io_event(timeout)
        task = _task_queue.peek()
        if task and ticks_diff(task.ph_key, ticks()) <= 0:
            return _task_queue.pop()


def _finish(task, result, main):
    # The coroutine of task ended with the exception result.
    global cur_task
    waited_on = task is main
    if waited_on:
        cur_task = None
        if not isinstance(result, StopIteration):
            task.state = False
            raise result
        if task.state is None:
            task.state = False
    state = task.state
    if not state:
        return False
    if state is True:
        # Nobody has asked for the result yet.
        task.state = False if waited_on else None
    elif callable(state):
        state(task, result)
        task.state = False
        waited_on = True
    else:
        while state.peek():
            _task_queue.push(state.pop())
            waited_on = True
        task.state = False
    if not waited_on and not isinstance(result, (StopIteration, CancelledError)):
        # Comes up once more, to be reported unless somebody awaits the task before.
        _task_queue.push(task)
    task.data = result
    return True


def _report(task, exception):
    task.data = exception
    Loop.call_exception_handler(
        {
            "message": "Task exception wasn't retrieved",
            "exception": exception,
            "future": task,
        }
    )


def run_until_complete(main_task=None):
    global cur_task
    while True:
        task = _next_task(main_task)
        if task is None:
            return
        cur_task = task
        thrown = task.data
        try:
            if thrown:
                task.data = None
                task.coro.throw(thrown)
            else:
                task.coro.send(None)
        except (CancelledError, Exception) as result:
            assert task.data is None
            if not _finish(task, result, main_task) and task.state is None:
                _report(task, thrown)
            if task is main_task:
                return result.value


def run(coro):
    return run_until_complete(create_task(coro))


async def _nothing():
    pass


class Loop:
    _exc_handler = None

    def create_task(coro):
        return create_task(coro)

    def run_forever():
        global _stop_task
        _stop_task = Task(_nothing(), globals())
        run_until_complete(_stop_task)

    def run_until_complete(aw):
        return run_until_complete(_promote_to_task(aw))

    def stop():
        global _stop_task
        if _stop_task is not None:
            _task_queue.push(_stop_task)
            _stop_task = None

    def close():
        pass

    def set_exception_handler(handler):
        Loop._exc_handler = handler

    def get_exception_handler():
        return Loop._exc_handler

    def default_exception_handler(loop, context):
        print(context["message"], file=sys.stderr)
        print("future:", context["future"], "coro=", context["future"].coro, file=sys.stderr)
        sys.print_exception(context["exception"], sys.stderr)

    def call_exception_handler(context):
        (Loop._exc_handler or Loop.default_exception_handler)(Loop, context)


def get_event_loop(runq_len=0, waitq_len=0):
    return Loop


def current_task():
    if cur_task is None:
        raise RuntimeError("no running event loop")
    return cur_task


def new_event_loop():
    global _task_queue, _io_queue
    _task_queue = TaskQueue()
    _io_queue = IOQueue()
    return Loop


cur_task = None
_stop_task = None
new_event_loop()
