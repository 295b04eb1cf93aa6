package org.jmpy.lib;

import org.jmpy.interp.IoErrors;
import org.jmpy.interp.Vm;
import org.jmpy.object.Errno;
import org.jmpy.object.PyError;
import org.jmpy.object.Stream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;

/** A UDP socket. */
final class PacketSocket extends NetSocket {
    private static final int MAX_PACKET = 65536;
    private static final int EDESTADDRREQ = 89;

    private final DatagramChannel channel;
    // The packet that came last, kept while it was only looked at.
    private ByteBuffer packet;
    private SocketAddress sender;

    PacketSocket(Vm vm, ProtocolFamily family) throws IOException {
        super(vm);
        channel = prepare(DatagramChannel.open(family));
    }

    @Override
    SelectableChannel channel() {
        return channel;
    }

    @Override
    NetworkChannel options() {
        return channel;
    }

    @Override
    void bind(SocketAddress address) throws IOException {
        channel.bind(address);
    }

    @Override
    void connect(SocketAddress address) throws IOException {
        channel.connect(address);
    }

    @Override
    void listen(int backlog) {
        throw PyError.os(Errno.EOPNOTSUPP);
    }

    @Override
    NetSocket accept() {
        throw PyError.os(Errno.EOPNOTSUPP);
    }

    /** Joins or leaves a multicast group. */
    void membership(InetAddress group, InetAddress local, boolean join) throws IOException {
        NetworkInterface network =
                local.isAnyLocalAddress()
                        ? NetworkInterface.networkInterfaces()
                                .filter(PacketSocket::canMulticast)
                                .findFirst()
                                .orElse(null)
                        : NetworkInterface.getByInetAddress(local);
        if (network == null) {
            throw PyError.os(Errno.ENODEV);
        }
        MembershipKey key = channel.join(group, network);
        if (!join) {
            key.drop();
        }
    }

    private static boolean canMulticast(NetworkInterface network) {
        try {
            return network.isUp() && network.supportsMulticast();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    int receive(byte[] data, int offset, int length, int flags) {
        boolean wait = isBlocking() && (flags & FLAG_DONT_WAIT) == 0;
        try {
            if (packet == null) {
                ByteBuffer into = ByteBuffer.allocate(MAX_PACKET);
                while ((sender = channel.receive(into)) == null) {
                    if (!wait || !await(SelectionKey.OP_READ)) {
                        return wouldWait(wait);
                    }
                }
                packet = into.flip();
            }
        } catch (IOException e) {
            return -IoErrors.errno(e);
        }
        int count = Math.min(length, packet.limit());
        packet.get(0, data, offset, count);
        if ((flags & FLAG_PEEK) == 0) {
            // What does not fit is lost, as everywhere.
            packet = null;
        }
        return count;
    }

    @Override
    SocketAddress lastSender() {
        return sender;
    }

    @Override
    int send(byte[] data, int offset, int length, int flags) {
        return channel.isConnected() ? sendTo(data, offset, length, null) : -EDESTADDRREQ;
    }

    @Override
    int sendTo(byte[] data, int offset, int length, SocketAddress to) {
        try {
            while (true) {
                ByteBuffer from = ByteBuffer.wrap(data, offset, length);
                int count = to == null ? channel.write(from) : channel.send(from, to);
                if (count != 0 || length == 0) {
                    return count;
                }
                if (!isBlocking() || !await(SelectionKey.OP_WRITE)) {
                    return wouldWait(isBlocking());
                }
            }
        } catch (IOException e) {
            return -IoErrors.errno(e);
        }
    }

    @Override
    SocketAddress localAddress() throws IOException {
        return channel.getLocalAddress();
    }

    @Override
    int operations(int events) {
        return ((events & Stream.POLL_RD) != 0 ? SelectionKey.OP_READ : 0)
                | ((events & Stream.POLL_WR) != 0 ? SelectionKey.OP_WRITE : 0);
    }

    @Override
    int poll(int events) {
        int ready = super.poll(events);
        return packet == null ? ready : ready | events & Stream.POLL_RD;
    }
}
