package org.jmpy.lib;

import org.jmpy.mpy.Utf8;
import org.jmpy.object.Buffer;
import org.jmpy.object.Errno;
import org.jmpy.object.PyByteArray;
import org.jmpy.object.PyBytes;
import org.jmpy.object.PyError;
import org.jmpy.object.PyTuple;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Socket addresses as the unix port shows them: the bytes of the machine's own struct sockaddr,
 * here that of Linux.
 */
final class SocketAddresses {
    static final int UNIX = 1;
    static final int INET = 2;
    static final int INET6 = 10;

    private static final int INET_SIZE = 16;
    private static final int INET6_SIZE = 28;
    private static final int FAMILY_NOT_SUPPORTED = 97;

    private SocketAddresses() {}

    /** {@return the bytes that stand for {@code address}; none if there is no address} */
    static byte[] encode(SocketAddress address) {
        if (address instanceof UnixDomainSocketAddress local) {
            byte[] path = Utf8.encode(local.getPath().toString());
            byte[] bytes = new byte[path.length + 3];
            bytes[0] = UNIX;
            System.arraycopy(path, 0, bytes, 2, path.length);
            return bytes;
        }
        if (!(address instanceof InetSocketAddress inet)) {
            return new byte[0];
        }
        byte[] host = inet.getAddress().getAddress();
        boolean isLong = host.length == 16;
        byte[] bytes = new byte[isLong ? INET6_SIZE : INET_SIZE];
        bytes[0] = (byte) (isLong ? INET6 : INET);
        bytes[2] = (byte) (inet.getPort() >> 8);
        bytes[3] = (byte) inet.getPort();
        System.arraycopy(host, 0, bytes, isLong ? 8 : 4, host.length);
        if (inet.getAddress() instanceof Inet6Address six) {
            BinaryFormat.writeInt(bytes, 24, 4, six.getScopeId(), false);
        }
        return bytes;
    }

    /** {@return the address in {@code value}'s bytes} @throws PyError OSError, TypeError */
    static SocketAddress decode(Object value) {
        byte[] bytes = Buffers.readable(value).toBytes();
        if (bytes.length < 2) {
            throw PyError.os(Errno.EINVAL);
        }
        int family = bytes[0] & 0xff | (bytes[1] & 0xff) << 8;
        if (family == UNIX) {
            int end = 2;
            while (end < bytes.length && bytes[end] != 0) {
                end++;
            }
            return UnixDomainSocketAddress.of(ByteStore.text(bytes, 2, end - 2));
        }
        if (bytes.length < (family == INET6 ? INET6_SIZE : INET_SIZE)) {
            throw PyError.os(Errno.EINVAL);
        }
        int port = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        return switch (family) {
            case INET -> new InetSocketAddress(address(Arrays.copyOfRange(bytes, 4, 8)), port);
            case INET6 -> new InetSocketAddress(address(Arrays.copyOfRange(bytes, 8, 24)), port);
            default -> throw PyError.os(FAMILY_NOT_SUPPORTED);
        };
    }

    /** {@return the IP address in 4 or 16 bytes} */
    static InetAddress address(byte[] bytes) {
        try {
            if (bytes.length == 16) {
                // Inet4-mapped addresses stay what they are.
                return Inet6Address.getByAddress(null, bytes, 0);
            }
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw PyError.os(Errno.EINVAL);
        }
    }

    static int family(InetAddress address) {
        return address instanceof Inet4Address ? INET : INET6;
    }

    /** What socket.sockaddr() tells about an address. */
    static PyTuple describe(Object value) {
        Buffer buffer = Buffers.readable(value);
        byte[] bytes = buffer.toBytes();
        if (bytes.length < 2) {
            throw PyError.os(Errno.EINVAL);
        }
        long family = bytes[0] & 0xff | (bytes[1] & 0xff) << 8;
        if (family == INET && bytes.length >= INET_SIZE) {
            return new PyTuple(family, part(bytes, 4, 8), port(bytes));
        }
        if (family == INET6 && bytes.length >= INET6_SIZE) {
            return new PyTuple(
                    family,
                    part(bytes, 8, 24),
                    port(bytes),
                    BinaryFormat.readInt(bytes, 4, 4, false, true),
                    BinaryFormat.readInt(bytes, 24, 4, false, true));
        }
        return new PyTuple(family, part(bytes, 2, bytes.length));
    }

    private static PyBytes part(byte[] bytes, int from, int to) {
        return new PyBytes(Arrays.copyOfRange(bytes, from, to));
    }

    private static Object port(byte[] bytes) {
        return BinaryFormat.readInt(bytes, 2, 2, false, true);
    }

    static PyByteArray toByteArray(SocketAddress address) {
        return new PyByteArray(encode(address));
    }
}
