"""An operating system's scheduler with queues of packets: calls of methods on many classes."""

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
DEVICE_PACKET, WORK_PACKET = 1000, 1001
WIDTH = 4


class Packet:
    def __init__(self, link, owner, kind):
        self.link = link
        self.owner = owner
        self.kind = kind
        self.datum = 0
        self.data = [0] * WIDTH

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class TaskState:
    def __init__(self):
        self.pending = True
        self.waiting = False
        self.holding = False

    def set_running(self):
        self.pending = self.waiting = self.holding = False
        return self

    def set_waiting(self):
        self.pending = self.holding = False
        self.waiting = True
        return self

    def set_waiting_with_packet(self):
        self.holding = False
        self.pending = self.waiting = True
        return self

    def is_held_or_waiting(self):
        return self.holding or (not self.pending and self.waiting)

    def is_waiting_with_packet(self):
        return self.pending and self.waiting and not self.holding


class Task(TaskState):
    def __init__(self, scheduler, identity, priority, queue):
        super().__init__()
        self.pending = False
        self.scheduler = scheduler
        self.identity = identity
        self.priority = priority
        self.queue = queue
        self.link = scheduler.tasks
        scheduler.tasks = self
        scheduler.table[identity] = self
        if queue is None:
            self.set_running()
        else:
            self.set_waiting_with_packet()

    def add_packet(self, packet, old):
        if self.queue is None:
            self.queue = packet
            self.pending = True
            if self.priority > old.priority:
                return self
        else:
            packet.append_to(self.queue)
        return old

    def run_once(self):
        if self.is_waiting_with_packet():
            message = self.queue
            self.queue = message.link
            if self.queue is None:
                self.set_running()
            else:
                self.waiting = self.holding = False
                self.pending = True
        else:
            message = None
        return self.work(message)

    def wait(self):
        self.waiting = True
        return self

    def hold(self):
        self.scheduler.held += 1
        self.holding = True
        return self.link

    def release(self, identity):
        task = self.scheduler.find(identity)
        task.holding = False
        return task if task.priority > self.priority else self

    def send(self, packet):
        task = self.scheduler.find(packet.owner)
        self.scheduler.queued += 1
        packet.link = None
        packet.owner = self.identity
        return task.add_packet(packet, self)


class Idle(Task):
    def __init__(self, scheduler, count):
        super().__init__(scheduler, IDLE, 0, None)
        self.control = 1
        self.count = count

    def work(self, message):
        self.count -= 1
        if self.count == 0:
            return self.hold()
        if self.control & 1 == 0:
            self.control //= 2
            return self.release(DEVICE_A)
        self.control = self.control // 2 ^ 0xD008
        return self.release(DEVICE_B)


class Worker(Task):
    def __init__(self, scheduler, queue):
        super().__init__(scheduler, WORKER, 1000, queue)
        self.destination = HANDLER_A
        self.count = 0

    def work(self, message):
        if message is None:
            return self.wait()
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        message.owner = self.destination
        message.datum = 0
        for i in range(WIDTH):
            self.count += 1
            if self.count > 26:
                self.count = 1
            message.data[i] = 64 + self.count
        return self.send(message)


class Handler(Task):
    def __init__(self, scheduler, identity, priority, queue):
        super().__init__(scheduler, identity, priority, queue)
        self.work_in = None
        self.device_in = None

    def work(self, message):
        if message is not None:
            if message.kind == WORK_PACKET:
                self.work_in = message.append_to(self.work_in)
            else:
                self.device_in = message.append_to(self.device_in)
        work = self.work_in
        if work is not None:
            count = work.datum
            if count >= WIDTH:
                self.work_in = work.link
                return self.send(work)
            device = self.device_in
            if device is not None:
                self.device_in = device.link
                device.datum = work.data[count]
                work.datum = count + 1
                return self.send(device)
        return self.wait()


class Device(Task):
    def __init__(self, scheduler, identity, priority):
        super().__init__(scheduler, identity, priority, None)
        self.set_waiting()
        self.held_packet = None

    def work(self, message):
        if message is None:
            packet = self.held_packet
            if packet is None:
                return self.wait()
            self.held_packet = None
            return self.send(packet)
        self.held_packet = message
        return self.hold()


class Scheduler:
    def __init__(self):
        self.tasks = None
        self.table = [None] * 6
        self.held = 0
        self.queued = 0

    def find(self, identity):
        task = self.table[identity]
        if task is None:
            raise ValueError("no such task")
        return task

    def schedule(self):
        task = self.tasks
        while task is not None:
            if task.is_held_or_waiting():
                task = task.link
            else:
                task = task.run_once()


def once():
    scheduler = Scheduler()
    Idle(scheduler, 10000)
    queue = Packet(None, 0, WORK_PACKET)
    queue = Packet(queue, 0, WORK_PACKET)
    Worker(scheduler, queue)
    for identity, device, priority in ((HANDLER_A, DEVICE_A, 2000), (HANDLER_B, DEVICE_B, 3000)):
        queue = None
        for _ in range(3):
            queue = Packet(queue, device, DEVICE_PACKET)
        Handler(scheduler, identity, priority, queue)
    Device(scheduler, DEVICE_A, 4000)
    Device(scheduler, DEVICE_B, 5000)
    scheduler.schedule()
    return scheduler.queued, scheduler.held


def run(n):
    for _ in range(n):
        result = once()
    return result
