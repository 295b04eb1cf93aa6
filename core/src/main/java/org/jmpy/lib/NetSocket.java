package org.jmpy.lib;

import org.jmpy.interp.IoErrors;
import org.jmpy.interp.Vm;
import org.jmpy.object.Errno;
import org.jmpy.object.PyError;
import org.jmpy.object.Stream;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/**
 * A socket. Its channel never blocks: an operation that has to wait waits with a selector, while
 * other threads use the context, for as long as the socket's timeout says.
 */
abstract class NetSocket extends Descriptor {
    static final int FLAG_PEEK = 2;
    static final int FLAG_DONT_WAIT = 0x40;
    static final int ENOPROTOOPT = 92;

    final Vm vm;
    private boolean blocking = true;
    private boolean closed;
    private long timeoutNanos;
    private Selector selector;

    NetSocket(Vm vm) {
        this.vm = vm;
    }

    final boolean isBlocking() {
        return blocking;
    }

    final boolean isClosed() {
        return closed;
    }

    final void setBlocking(boolean on) {
        blocking = on;
    }

    /**
     * @param nanos how long an operation may wait, 0 for ever
     */
    final void setTimeout(long nanos) {
        timeoutNanos = nanos;
    }

    /** Makes {@code channel} one that does not block. */
    static <C extends SelectableChannel> C prepare(C channel) throws IOException {
        channel.configureBlocking(false);
        return channel;
    }

    /**
     * Waits until the channel is ready for {@code operations}.
     *
     * @return false if the timeout passed first
     */
    final boolean await(int operations) throws IOException {
        Selector waiting = selectorFor(operations);
        long deadline = timeoutNanos == 0 ? 0 : System.nanoTime() + timeoutNanos;
        while (true) {
            long millis = 0;
            if (deadline != 0) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                millis = Math.max(1, (left + 999_999) / 1_000_000);
            }
            long most = millis;
            int ready =
                    vm.blocking(
                            () -> {
                                int count = select(waiting, most);
                                if (Thread.interrupted()) {
                                    throw new InterruptedException();
                                }
                                return count;
                            });
            waiting.selectedKeys().clear();
            if (ready > 0 || !channel().isOpen()) {
                return true;
            }
            if (vm.isPending()) {
                vm.poll();
            }
        }
    }

    private static int select(Selector selector, long millis) {
        try {
            return selector.select(millis);
        } catch (IOException e) {
            throw PyError.os(IoErrors.errno(e));
        }
    }

    private Selector selectorFor(int operations) throws IOException {
        if (selector == null) {
            selector = Selector.open();
        }
        SelectableChannel channel = channel();
        SelectionKey key = channel.keyFor(selector);
        if (key == null) {
            for (SelectionKey old : selector.keys()) {
                old.cancel();
            }
            selector.selectNow();
            channel.register(selector, operations);
        } else {
            key.interestOps(operations);
        }
        return selector;
    }

    /** {@return those of {@code operations} that would not wait now} */
    final int readyNow(int operations) throws IOException {
        if (operations == 0) {
            return 0;
        }
        Selector asked = selectorFor(operations);
        asked.selectNow();
        SelectionKey key = channel().keyFor(asked);
        int ready = key.isValid() ? key.readyOps() : 0;
        asked.selectedKeys().clear();
        return ready;
    }

    /** {@return what an operation gives that would have to wait} */
    final int wouldWait(boolean timedOut) {
        return timedOut ? -Errno.ETIMEDOUT : -Errno.EAGAIN;
    }

    @Override
    int poll(int events) {
        if (closed) {
            return Stream.POLL_NVAL;
        }
        SelectableChannel channel = channel();
        if (channel == null || !channel.isOpen()) {
            return Stream.POLL_HUP;
        }
        try {
            int ready = readyNow(operations(events));
            int result = 0;
            if ((ready & (SelectionKey.OP_READ | SelectionKey.OP_ACCEPT)) != 0) {
                result |= Stream.POLL_RD;
            }
            if ((ready & (SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT)) != 0) {
                result |= Stream.POLL_WR;
            }
            return result & events;
        } catch (IOException e) {
            return Stream.POLL_ERR;
        }
    }

    @Override
    int close() {
        closed = true;
        try {
            if (selector != null) {
                selector.close();
            }
            if (channel() != null) {
                channel().close();
            }
            return 0;
        } catch (IOException e) {
            return -IoErrors.errno(e);
        }
    }

    /**
     * Receives bytes. {@return count, 0 at the end, or a negated errno}
     *
     * @param flags FLAG bits
     */
    abstract int receive(byte[] data, int offset, int length, int flags);

    /** Sends bytes. {@return how many, or a negated errno} */
    abstract int send(byte[] data, int offset, int length, int flags);

    /** {@return who sent what {@link #receive} gave last, null if not known} */
    abstract SocketAddress lastSender();

    abstract void bind(SocketAddress address) throws IOException;

    abstract void connect(SocketAddress address) throws IOException;

    abstract void listen(int backlog) throws IOException;

    /** {@return the socket of the next connection} */
    abstract NetSocket accept() throws IOException;

    /** {@return the local address, null if not bound} */
    abstract SocketAddress localAddress() throws IOException;

    /** Sends to an address. */
    abstract int sendTo(byte[] data, int offset, int length, SocketAddress to);

    /** {@return the channel that takes options now, null if there is none yet} */
    abstract NetworkChannel options();

    <T> void setOption(SocketOption<T> option, T value) throws IOException {
        NetworkChannel channel = options();
        if (channel != null && channel.supportedOptions().contains(option)) {
            channel.setOption(option, value);
        }
    }

    @Override
    int read(byte[] data, int offset, int length) {
        return receive(data, offset, length, 0);
    }

    @Override
    int write(byte[] data, int offset, int length) {
        return send(data, offset, length, 0);
    }
}
