package org.jmpy.lib;

import org.jmpy.interp.IoErrors;
import org.jmpy.interp.Vm;
import org.jmpy.object.Errno;
import org.jmpy.object.PyError;
import org.jmpy.object.Stream;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;

/** A TCP or local stream socket: it becomes a server when told to listen. */
final class StreamSocket extends NetSocket {
    private static final int EISCONN = 106;

    private final ProtocolFamily family;
    private SocketChannel channel;
    private ServerSocketChannel server;
    private boolean connecting;
    private boolean reuseAddress;
    private int error;
    // Bytes looked at with FLAG_PEEK and not taken yet.
    private final ByteStore peeked = new ByteStore();

    StreamSocket(Vm vm, ProtocolFamily family) throws IOException {
        super(vm);
        this.family = family;
        channel = prepare(SocketChannel.open(family));
    }

    private StreamSocket(Vm vm, ProtocolFamily family, SocketChannel accepted) throws IOException {
        super(vm);
        this.family = family;
        channel = prepare(accepted);
    }

    @Override
    SelectableChannel channel() {
        return server != null ? server : channel;
    }

    @Override
    NetworkChannel options() {
        return server != null ? server : channel;
    }

    /** Takes effect when the socket is bound. */
    void setReuseAddress(boolean on) {
        reuseAddress = on;
    }

    @Override
    void bind(SocketAddress address) throws IOException {
        if (family != StandardProtocolFamily.UNIX) {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, reuseAddress);
        }
        channel.bind(address);
    }

    @Override
    void listen(int backlog) throws IOException {
        if (server != null) {
            return;
        }
        SocketAddress address = channel.getLocalAddress();
        channel.close();
        ServerSocketChannel made = prepare(ServerSocketChannel.open(family));
        if (address instanceof UnixDomainSocketAddress local) {
            // The closed socket left its name behind.
            Files.deleteIfExists(local.getPath());
        }
        made.bind(address, Math.max(1, backlog));
        server = made;
    }

    @Override
    NetSocket accept() throws IOException {
        if (server == null) {
            throw PyError.os(Errno.EINVAL);
        }
        while (true) {
            SocketChannel accepted = server.accept();
            if (accepted != null) {
                return new StreamSocket(vm, family, accepted);
            }
            if (!isBlocking()) {
                throw PyError.os(Errno.EAGAIN);
            }
            if (!await(SelectionKey.OP_ACCEPT)) {
                throw PyError.os(Errno.ETIMEDOUT);
            }
        }
    }

    @Override
    void connect(SocketAddress address) throws IOException {
        if (connecting) {
            if (!finishConnect()) {
                throw PyError.os(Errno.EALREADY);
            }
            return;
        }
        if (channel.isConnected()) {
            throw PyError.os(EISCONN);
        }
        if (channel.connect(address)) {
            return;
        }
        connecting = true;
        if (!isBlocking()) {
            throw PyError.os(Errno.EINPROGRESS);
        }
        while (!finishConnect()) {
            if (!await(SelectionKey.OP_CONNECT)) {
                throw PyError.os(Errno.ETIMEDOUT);
            }
        }
    }

    /** {@return whether there is a connection now} */
    private boolean finishConnect() throws IOException {
        if (connecting && channel.finishConnect()) {
            connecting = false;
        }
        return !connecting;
    }

    /** Completes a connection under way. {@return 0, or a negated errno} */
    private int ready(boolean wait) {
        if (error != 0) {
            int raised = error;
            error = 0;
            return -raised;
        }
        if (server != null || (!connecting && !channel.isConnected())) {
            return channel.isOpen() ? -Errno.ENOTCONN : -Errno.EBADF;
        }
        try {
            while (!finishConnect()) {
                if (!wait) {
                    return -Errno.EAGAIN;
                }
                if (!await(SelectionKey.OP_CONNECT)) {
                    return -Errno.ETIMEDOUT;
                }
            }
            return 0;
        } catch (IOException e) {
            connecting = false;
            return -IoErrors.errno(e);
        }
    }

    @Override
    int receive(byte[] data, int offset, int length, int flags) {
        boolean wait = isBlocking() && (flags & FLAG_DONT_WAIT) == 0;
        boolean peek = (flags & FLAG_PEEK) != 0;
        if (peeked.size() == 0 || (peek && peeked.size() < length)) {
            int state = ready(wait);
            if (state < 0) {
                return state;
            }
            if (!peek) {
                return receiveNow(ByteBuffer.wrap(data, offset, length), wait);
            }
            byte[] more = new byte[length - peeked.size()];
            int count = receiveNow(ByteBuffer.wrap(more), wait && peeked.size() == 0);
            if (count < 0 && peeked.size() == 0) {
                return count;
            }
            peeked.add(more, 0, Math.max(0, count));
        }
        int count = Math.min(length, peeked.size());
        System.arraycopy(peeked.data(), 0, data, offset, count);
        if (!peek) {
            peeked.dropFirst(count);
        }
        return count;
    }

    private int receiveNow(ByteBuffer into, boolean wait) {
        if (!into.hasRemaining()) {
            return 0;
        }
        try {
            while (true) {
                int count = channel.read(into);
                if (count != 0) {
                    return Math.max(0, count);
                }
                if (!wait || !await(SelectionKey.OP_READ)) {
                    return wouldWait(wait);
                }
            }
        } catch (IOException e) {
            return -IoErrors.errno(e);
        }
    }

    @Override
    int send(byte[] data, int offset, int length, int flags) {
        boolean wait = isBlocking() && (flags & FLAG_DONT_WAIT) == 0;
        int state = ready(wait);
        if (state < 0) {
            return state == -Errno.ENOTCONN ? -Errno.EPIPE : state;
        }
        if (length == 0) {
            return 0;
        }
        try {
            while (true) {
                int count = channel.write(ByteBuffer.wrap(data, offset, length));
                if (count != 0) {
                    return count;
                }
                if (!wait || !await(SelectionKey.OP_WRITE)) {
                    return wouldWait(wait);
                }
            }
        } catch (IOException e) {
            return -IoErrors.errno(e);
        }
    }

    @Override
    int sendTo(byte[] data, int offset, int length, SocketAddress to) {
        return send(data, offset, length, 0);
    }

    @Override
    SocketAddress lastSender() {
        return null;
    }

    @Override
    SocketAddress localAddress() throws IOException {
        return server != null ? server.getLocalAddress() : channel.getLocalAddress();
    }

    /** {@return the other side's address} */
    SocketAddress remoteAddress() throws IOException {
        return channel.getRemoteAddress();
    }

    @Override
    int operations(int events) {
        int operations = 0;
        if (server != null) {
            return (events & Stream.POLL_RD) != 0 ? SelectionKey.OP_ACCEPT : 0;
        }
        if (connecting) {
            return SelectionKey.OP_CONNECT;
        }
        if ((events & Stream.POLL_RD) != 0) {
            operations |= SelectionKey.OP_READ;
        }
        if ((events & Stream.POLL_WR) != 0) {
            operations |= SelectionKey.OP_WRITE;
        }
        return operations;
    }

    @Override
    int poll(int events) {
        if (isClosed()) {
            return Stream.POLL_NVAL;
        }
        if (error != 0) {
            return Stream.POLL_ERR | Stream.POLL_HUP | events & (Stream.POLL_RD | Stream.POLL_WR);
        }
        if (peeked.size() > 0 && (events & Stream.POLL_RD) != 0) {
            return Stream.POLL_RD;
        }
        if (server == null && !connecting && !channel.isConnected()) {
            return Stream.POLL_HUP | events & Stream.POLL_WR;
        }
        if (connecting) {
            try {
                if (readyNow(SelectionKey.OP_CONNECT) == 0 || !finishConnect()) {
                    return 0;
                }
            } catch (IOException e) {
                connecting = false;
                error = IoErrors.errno(e);
                return poll(events);
            }
        }
        return super.poll(events);
    }
}
