from . import core


class Stream:
    # Reads from and writes to a stream that does not block; one object does for both.
    def __init__(self, s, e={}):
        self.s = s
        self.e = e
        self.out_buf = b""

    def get_extra_info(self, v):
        return self.e[v]

    def close(self):
        pass

    async def wait_closed(self):
        self.s.close()

    # The following methods are awaitable.

    def _some(self, read, *args):
        # What the stream has next; waits until there is something.
        while True:
            yield core._io_queue.queue_read(self.s)
            data = read(*args)
            if data is not None:
                return data

    def read(self, n=-1):
        if n >= 0:
            return (yield from self._some(self.s.read, n))
        parts = b""
        while True:
            part = yield from self._some(self.s.read, n)
            if not part:
                return parts
            parts += part

    def readinto(self, buf):
        yield core._io_queue.queue_read(self.s)
        return self.s.readinto(buf)

    def readexactly(self, n):
        parts = b""
        while n:
            part = yield from self._some(self.s.read, n)
            if not part:
                raise EOFError
            parts += part
            n -= len(part)
        return parts

    def readline(self):
        line = b""
        while True:
            part = yield from self._some(self.s.readline)
            line += part
            # A text stream gives str.
            if not part or line[-1] in (10, "\n"):
                return line

    def write(self, buf):
        # What the stream does not take now is kept for drain.
        if not self.out_buf:
            taken = self.s.write(buf)
            if taken == len(buf):
                return
            if taken is not None:
                buf = buf[taken:]
        self.out_buf += buf

    def drain(self):
        if not self.out_buf:
            # Lets others run, so that a loop of writes does not keep all to itself.
            return (yield from core.sleep_ms(0))
        left = memoryview(self.out_buf)
        while len(left):
            yield core._io_queue.queue_write(self.s)
            taken = self.s.write(left)
            if taken is not None:
                left = left[taken:]
        self.out_buf = b""

    # Names of earlier versions.

    aclose = wait_closed

    async def awrite(self, buf, off=0, sz=-1):
        if off != 0 or sz != -1:
            end = len(buf) if sz == -1 else off + sz
            buf = memoryview(buf)[off:end]
        self.write(buf)
        await self.drain()

    awritestr = awrite


StreamReader = Stream
StreamWriter = Stream


# Awaitable.
def open_connection(host, port, ssl=None, server_hostname=None):
    import errno
    import socket

    family, kind, proto, _, address = socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM)[0]
    s = socket.socket(family, kind, proto)
    s.setblocking(False)
    try:
        s.connect(address)
    except OSError as er:
        if er.errno != errno.EINPROGRESS:
            raise
    if ssl:
        if ssl is True:
            import ssl as _ssl

            ssl = _ssl.SSLContext(_ssl.PROTOCOL_TLS_CLIENT)
        s = ssl.wrap_socket(
            s, server_hostname=server_hostname or host, do_handshake_on_connect=False
        )
        s.setblocking(False)
    stream = Stream(s)
    yield core._io_queue.queue_write(s)
    return stream, stream


class Server:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        self.close()
        await self.wait_closed()

    def close(self):
        self.closed = True
        self.task.cancel()

    async def wait_closed(self):
        await self.task

    async def _serve(self, s, cb, ssl):
        self.closed = False
        while True:
            try:
                yield core._io_queue.queue_read(s)
            except core.CancelledError:
                s.close()
                if self.closed:
                    return
                raise
            self._accept(s, cb, ssl)

    def _accept(self, s, cb, ssl):
        try:
            client, address = s.accept()
        except Exception:
            # Whoever it was has gone.
            return
        if ssl:
            try:
                client = ssl.wrap_socket(
                    client, server_side=True, do_handshake_on_connect=False
                )
            except OSError as er:
                core.sys.print_exception(er)
                client.close()
                return
        client.setblocking(False)
        stream = Stream(client, {"peername": address})
        core.create_task(cb(stream, stream))


async def start_server(cb, host, port, backlog=5, ssl=None):
    import socket

    info = socket.getaddrinfo(host, port)[0]
    s = socket.socket(info[0])
    s.setblocking(False)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(info[-1])
    s.listen(backlog)
    server = Server()
    server.task = core.create_task(server._serve(s, cb, ssl))
    try:
        # The serving task must have started before it can be cancelled.
        await core.sleep_ms(0)
    except core.CancelledError:
        server.task.cancel()
        raise
    return server
