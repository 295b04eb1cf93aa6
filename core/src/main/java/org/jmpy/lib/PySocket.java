package org.jmpy.lib;

import org.jmpy.interp.IoErrors;
import org.jmpy.interp.Vm;
import org.jmpy.object.Buffer;
import org.jmpy.object.Errno;
import org.jmpy.object.IntType;
import org.jmpy.object.Members;
import org.jmpy.object.Ops;
import org.jmpy.object.PyBytes;
import org.jmpy.object.PyError;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyTuple;
import org.jmpy.object.PyType;
import org.jmpy.object.Singleton;
import org.jmpy.object.Slot;
import org.jmpy.object.Stream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.AlreadyBoundException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Arrays;

/** socket.socket. Source: MicroPython ports/unix/modsocket.c; numbers of Linux. */
final class PySocket extends PyObject implements Stream {
    static final int LEVEL_SOCKET = 1;
    static final int REUSE_ADDRESS = 2;
    static final int BROADCAST = 6;
    static final int KEEP_ALIVE = 9;
    static final int LINGER = 13;
    static final int ADD_MEMBERSHIP = 35;
    static final int DROP_MEMBERSHIP = 36;
    private static final int LEVEL_TCP = 6;
    private static final int NO_DELAY = 1;
    private static final int FAMILY_NOT_SUPPORTED = 97;
    private static final int PROTOCOL_NOT_SUPPORTED = 93;
    private static final int TYPE_NOT_SUPPORTED = 94;
    private static final int DEFAULT_BACKLOG = 128;

    /** The type of one context. */
    static final class SocketType extends StreamType {
        private final Vm vm;

        private SocketType(Vm vm) {
            super("socket", Slot.MAKE | Slot.PRINT);
            this.vm = vm;
        }

        static SocketType of(Vm vm) {
            return vm.state(SocketType.class, SocketType::new);
        }

        @Override
        public Object make(PyType cls, Object[] args, String[] kw) {
            int family = args.length > 0 ? IntType.toInt(args[0]) : SocketAddresses.INET;
            int type = args.length > 1 ? IntType.toInt(args[1]) : SocketModule.STREAM;
            int protocol = args.length > 2 ? IntType.toInt(args[2]) : 0;
            if (!vm.host().hasNetwork()) {
                throw PyError.os(Errno.EACCES);
            }
            return new PySocket(this, open(family, type, protocol));
        }

        private NetSocket open(int family, int type, int protocol) {
            ProtocolFamily known =
                    switch (family) {
                        case SocketAddresses.UNIX -> StandardProtocolFamily.UNIX;
                        case SocketAddresses.INET -> StandardProtocolFamily.INET;
                        case SocketAddresses.INET6 -> StandardProtocolFamily.INET6;
                        default -> throw PyError.os(FAMILY_NOT_SUPPORTED);
                    };
            int own = type == SocketModule.STREAM ? LEVEL_TCP : 17;
            if (protocol != 0 && protocol != own) {
                throw PyError.os(PROTOCOL_NOT_SUPPORTED);
            }
            try {
                return switch (type) {
                    case SocketModule.STREAM -> new StreamSocket(vm, known);
                    case SocketModule.DATAGRAM -> new PacketSocket(vm, known);
                    case SocketModule.RAW -> throw PyError.os(TYPE_NOT_SUPPORTED);
                    default -> throw PyError.os(Errno.EINVAL);
                };
            } catch (IOException e) {
                throw PyError.os(IoErrors.errno(e));
            } catch (UnsupportedOperationException e) {
                throw PyError.os(TYPE_NOT_SUPPORTED);
            }
        }

        @Override
        public void print(StringBuilder out, Object self, boolean repr) {
            out.append("<_socket ").append(((PySocket) self).number).append('>');
        }

        @Override
        protected void declare(Members members) {
            members.fn1("fileno", self -> (long) cast(self).number)
                    .fn("makefile", 1, 3, args -> cast(args[0]).makeFile(args));
            declare(members, READ, READINTO, READLINE, WRITE);
            members.fn2("connect", (self, a) -> cast(self).connect(a))
                    .fn2("bind", (self, a) -> cast(self).bind(a))
                    .fn("listen", 1, 2, args -> cast(args[0]).listen(args))
                    .fn1("accept", self -> cast(self).accept())
                    .fn("recv", 2, 3, args -> cast(args[0]).receive(args, false))
                    .fn("recvfrom", 2, 3, args -> cast(args[0]).receive(args, true))
                    .fn("send", 2, 3, args -> cast(args[0]).send(args))
                    .fn("sendall", 2, 3, args -> cast(args[0]).sendAll(args))
                    .fn("sendto", 3, 4, args -> cast(args[0]).sendTo(args))
                    .fn("setsockopt", 4, 4, args -> cast(args[0]).setOption(args))
                    .fn2("setblocking", (self, on) -> cast(self).setBlocking(Ops.truth(on)))
                    .fn2("settimeout", (self, t) -> cast(self).setTimeout(t));
            declare(members, CLOSE);
        }

        private static PySocket cast(Object self) {
            return (PySocket) self;
        }
    }

    private interface Operation {
        void run() throws IOException;
    }

    private final SocketType type;
    private final NetSocket socket;
    private int number;

    private PySocket(SocketType type, NetSocket socket) {
        this.type = type;
        this.socket = socket;
        this.number = Descriptors.of(type.vm).add(socket);
    }

    @Override
    public PyType type() {
        return type;
    }

    private NetSocket open() {
        if (number < 0) {
            throw PyError.os(Errno.EBADF);
        }
        return socket;
    }

    private static Object attempt(Operation operation) {
        try {
            operation.run();
            return Singleton.NONE;
        } catch (IOException e) {
            throw PyError.os(IoErrors.errno(e));
        } catch (AlreadyBoundException | UnsupportedAddressTypeException e) {
            throw PyError.os(Errno.EINVAL);
        } catch (UnresolvedAddressException e) {
            throw PyError.os(Errno.EHOSTUNREACH);
        }
    }

    private static int checked(int result) {
        if (result < 0) {
            throw PyError.os(-result);
        }
        return result;
    }

    /** Unlike read and write, recv and send call a timeout EAGAIN. */
    private static int unwaited(int result) {
        return result == -Errno.ETIMEDOUT ? -Errno.EAGAIN : result;
    }

    // ---- methods -------------------------------------------------------------------------------

    private Object makeFile(Object[] args) {
        Object[] opened = args.clone();
        opened[0] = (long) number;
        return Vfs.of(type.vm).open.call(opened, null);
    }

    private Object connect(Object address) {
        SocketAddress to = SocketAddresses.decode(address);
        return attempt(() -> open().connect(to));
    }

    private Object bind(Object address) {
        SocketAddress at = SocketAddresses.decode(address);
        return attempt(() -> open().bind(at));
    }

    private Object listen(Object[] args) {
        int backlog = args.length > 1 ? Math.max(0, IntType.toInt(args[1])) : DEFAULT_BACKLOG;
        return attempt(() -> open().listen(backlog));
    }

    private Object accept() {
        NetSocket[] accepted = new NetSocket[1];
        SocketAddress[] peer = new SocketAddress[1];
        attempt(
                () -> {
                    accepted[0] = open().accept();
                    peer[0] = ((StreamSocket) accepted[0]).remoteAddress();
                });
        return new PyTuple(new PySocket(type, accepted[0]), SocketAddresses.toByteArray(peer[0]));
    }

    private Object receive(Object[] args, boolean withSender) {
        int size = IntType.toInt(args[1]);
        int flags = args.length > 2 ? IntType.toInt(args[2]) : 0;
        if (size < 0) {
            throw PyError.memory("memory allocation failed");
        }
        byte[] data = new byte[size];
        int count = checked(unwaited(open().receive(data, 0, size, flags)));
        PyBytes bytes = new PyBytes(Arrays.copyOf(data, count));
        if (!withSender) {
            return bytes;
        }
        return new PyTuple(bytes, new PyBytes(SocketAddresses.encode(socket.lastSender())));
    }

    private Object send(Object[] args) {
        Buffer data = Buffers.readable(args[1]);
        int flags = args.length > 2 ? IntType.toInt(args[2]) : 0;
        return (long)
                checked(unwaited(open().send(data.data(), data.offset(), data.length(), flags)));
    }

    private Object sendAll(Object[] args) {
        Buffer data = Buffers.readable(args[1]);
        int flags = args.length > 2 ? IntType.toInt(args[2]) : 0;
        int done = 0;
        while (done < data.length()) {
            int left = data.length() - done;
            done += checked(open().send(data.data(), data.offset() + done, left, flags));
        }
        return Singleton.NONE;
    }

    private Object sendTo(Object[] args) {
        Buffer data = Buffers.readable(args[1]);
        SocketAddress to = SocketAddresses.decode(args[args.length - 1]);
        return (long) checked(open().sendTo(data.data(), data.offset(), data.length(), to));
    }

    private Object setOption(Object[] args) {
        int level = IntType.toInt(args[1]);
        int option = IntType.toInt(args[2]);
        byte[] bytes;
        if (IntType.isInt(args[3])) {
            bytes = new byte[4];
            BinaryFormat.writeInt(bytes, 0, 4, Numbers.truncated(args[3]), false);
        } else {
            bytes = Buffers.readable(args[3]).toBytes();
        }
        if (bytes.length < 4) {
            throw PyError.os(Errno.EINVAL);
        }
        int value = (int) BinaryFormat.readInt(bytes, 0, 4, true, false);
        return attempt(() -> setOption(level, option, value, bytes));
    }

    private void setOption(int level, int option, int value, byte[] bytes) throws IOException {
        NetSocket target = open();
        if (level == LEVEL_SOCKET && option == REUSE_ADDRESS) {
            if (target instanceof StreamSocket stream) {
                stream.setReuseAddress(value != 0);
            } else {
                target.setOption(StandardSocketOptions.SO_REUSEADDR, value != 0);
            }
        } else if (level == LEVEL_SOCKET && option == BROADCAST) {
            target.setOption(StandardSocketOptions.SO_BROADCAST, value != 0);
        } else if (level == LEVEL_SOCKET && option == KEEP_ALIVE) {
            target.setOption(StandardSocketOptions.SO_KEEPALIVE, value != 0);
        } else if (level == LEVEL_SOCKET && option == LINGER && bytes.length >= 8) {
            int seconds = (int) BinaryFormat.readInt(bytes, 4, 4, true, false);
            target.setOption(StandardSocketOptions.SO_LINGER, value == 0 ? -1 : seconds);
        } else if (level == LEVEL_TCP && option == NO_DELAY) {
            target.setOption(StandardSocketOptions.TCP_NODELAY, value != 0);
        } else if (level == 0
                && (option == ADD_MEMBERSHIP || option == DROP_MEMBERSHIP)
                && bytes.length >= 8
                && target instanceof PacketSocket packets) {
            InetAddress group = SocketAddresses.address(Arrays.copyOf(bytes, 4));
            InetAddress local = SocketAddresses.address(Arrays.copyOfRange(bytes, 4, 8));
            packets.membership(group, local, option == ADD_MEMBERSHIP);
        } else {
            throw PyError.os(NetSocket.ENOPROTOOPT);
        }
    }

    private Object setBlocking(boolean on) {
        open().setBlocking(on);
        return Singleton.NONE;
    }

    private Object setTimeout(Object seconds) {
        if (seconds == Singleton.NONE) {
            open().setTimeout(0);
            return setBlocking(true);
        }
        long nanos = Math.round(Numbers.toDouble(seconds) * 1e9);
        if (nanos < 0) {
            throw PyError.os(33);
        }
        if (nanos != 0) {
            open().setTimeout(nanos);
        }
        return setBlocking(nanos != 0);
    }

    // ---- stream --------------------------------------------------------------------------------

    @Override
    public int read(byte[] data, int offset, int length) {
        return open().receive(data, offset, length, 0);
    }

    @Override
    public int write(byte[] data, int offset, int length) {
        return open().send(data, offset, length, 0);
    }

    @Override
    public long ioctl(int request, long argument) {
        return switch (request) {
            case CLOSE -> {
                if (number >= 0) {
                    socket.close();
                    Descriptors.of(type.vm).remove(number);
                    number = -1;
                }
                yield 0;
            }
            case GET_FILENO -> number;
            case POLL -> number < 0 ? POLL_NVAL : socket.poll((int) argument);
            default -> -Errno.EINVAL;
        };
    }

    @Override
    public long seek(long offset, int whence) {
        return -Errno.EINVAL;
    }

    @Override
    public boolean isText() {
        return false;
    }
}
