package org.jmpy.lib;

import org.jmpy.interp.Vm;
import org.jmpy.object.Errno;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.IntType;
import org.jmpy.object.Members;
import org.jmpy.object.PyBytes;
import org.jmpy.object.PyError;
import org.jmpy.object.PyList;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyTuple;
import org.jmpy.object.Singleton;
import org.jmpy.object.Text;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** The module socket. Source: MicroPython ports/unix/modsocket.c. */
final class SocketModule {
    static final int STREAM = 1;
    static final int DATAGRAM = 2;
    static final int RAW = 3;
    private static final int TCP = 6;
    private static final int UDP = 17;

    // The errors of getaddrinfo(3).
    private static final int EAI_NONAME = -2;
    private static final int EAI_SERVICE = -8;
    private static final int EAI_FAMILY = -6;

    private final Vm vm;

    private SocketModule(Vm vm) {
        this.vm = vm;
    }

    static PyModule create(Vm vm) {
        SocketModule module = new SocketModule(vm);
        Members members = new Members();
        members.put("socket", PySocket.SocketType.of(vm))
                .fn("getaddrinfo", 2, 6, module::getAddressInfo)
                .fn2("inet_pton", SocketModule::fromText)
                .fn2("inet_ntop", SocketModule::toText)
                .fn1("sockaddr", SocketAddresses::describe)
                .put("AF_UNIX", (long) SocketAddresses.UNIX)
                .put("AF_INET", (long) SocketAddresses.INET)
                .put("AF_INET6", (long) SocketAddresses.INET6)
                .put("SOCK_STREAM", (long) STREAM)
                .put("SOCK_DGRAM", (long) DATAGRAM)
                .put("SOCK_RAW", (long) RAW)
                .put("MSG_PEEK", (long) NetSocket.FLAG_PEEK)
                .put("MSG_DONTROUTE", 4L)
                .put("MSG_DONTWAIT", (long) NetSocket.FLAG_DONT_WAIT)
                .put("SOL_SOCKET", (long) PySocket.LEVEL_SOCKET)
                .put("SO_REUSEADDR", (long) PySocket.REUSE_ADDRESS)
                .put("SO_ERROR", 4L)
                .put("SO_BROADCAST", (long) PySocket.BROADCAST)
                .put("SO_KEEPALIVE", (long) PySocket.KEEP_ALIVE)
                .put("SO_LINGER", (long) PySocket.LINGER)
                .put("IP_ADD_MEMBERSHIP", (long) PySocket.ADD_MEMBERSHIP)
                .put("IP_DROP_MEMBERSHIP", (long) PySocket.DROP_MEMBERSHIP);
        return Library.module("socket", members);
    }

    private static PyError addressError(int code) {
        return PyError.of(ExceptionType.OS_ERROR, "[addrinfo error " + code + "]");
    }

    private Object getAddressInfo(Object[] args) {
        if (!vm.host().hasNetwork()) {
            throw PyError.os(Errno.EACCES);
        }
        String host = Vfs.path(args[0]);
        int port = port(args[1]);
        int family = args.length > 2 ? IntType.toInt(args[2]) : 0;
        int type = args.length > 3 ? IntType.toInt(args[3]) : 0;
        InetAddress[] found =
                vm.blocking(
                        () -> {
                            try {
                                return InetAddress.getAllByName(host);
                            } catch (UnknownHostException e) {
                                throw addressError(EAI_NONAME);
                            }
                        });
        PyList list = new PyList();
        boolean any = false;
        for (InetAddress address : found) {
            int own = SocketAddresses.family(address);
            if (family != 0 && family != own) {
                continue;
            }
            any = true;
            addInfo(list, own, type, STREAM, TCP, address, port);
            addInfo(list, own, type, DATAGRAM, UDP, address, port);
            addInfo(list, own, type, RAW, 0, address, port);
        }
        if (!any) {
            throw addressError(EAI_FAMILY);
        }
        return list;
    }

    private static void addInfo(
            PyList list, int family, int wanted, int type, int proto, InetAddress a, int port) {
        if (wanted == 0 || wanted == type) {
            list.append(
                    new PyTuple(
                            (long) family,
                            (long) type,
                            (long) proto,
                            Singleton.NONE,
                            SocketAddresses.toByteArray(new InetSocketAddress(a, port))));
        }
    }

    private static int port(Object value) {
        if (value instanceof Long number) {
            return (int) (number & 0xffff);
        }
        try {
            return Integer.parseInt(Text.name(value)) & 0xffff;
        } catch (NumberFormatException e) {
            throw addressError(EAI_SERVICE);
        }
    }

    private static Object fromText(Object family, Object text) {
        String address = Text.name(text);
        boolean isLong = isLong(family);
        // Only digits: a name would be looked up.
        boolean digits = address.indexOf(':') >= 0 || address.matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
        try {
            byte[] bytes = digits ? InetAddress.getByName(address).getAddress() : new byte[0];
            if (bytes.length == (isLong ? 16 : 4)) {
                return new PyBytes(bytes);
            }
        } catch (UnknownHostException e) {
            throw PyError.os(Errno.EINVAL);
        }
        throw PyError.os(Errno.EINVAL);
    }

    private static Object toText(Object family, Object value) {
        byte[] bytes = Buffers.readable(value).toBytes();
        int size = isLong(family) ? 16 : 4;
        if (bytes.length < size) {
            throw PyError.os(Errno.EINVAL);
        }
        byte[] address = Arrays.copyOf(bytes, size);
        return size == 4
                ? SocketAddresses.address(address).getHostAddress()
                : InetText.shorten(address);
    }

    private static boolean isLong(Object family) {
        return switch (IntType.toInt(family)) {
            case SocketAddresses.INET -> false;
            case SocketAddresses.INET6 -> true;
            default -> throw PyError.os(97);
        };
    }
}
