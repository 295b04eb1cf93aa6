package org.jmpy.lib;

import org.jmpy.object.Errno;
import org.jmpy.object.Members;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyModule;

/** The module errno. Source: MicroPython py/moderrno.c. */
final class ErrnoModule {
    private static final int[] LISTED = {
        Errno.EPERM,
        Errno.ENOENT,
        Errno.EIO,
        Errno.EBADF,
        Errno.EAGAIN,
        Errno.ENOMEM,
        Errno.EACCES,
        Errno.EEXIST,
        Errno.ENODEV,
        Errno.EISDIR,
        Errno.EINVAL,
        Errno.EOPNOTSUPP,
        Errno.EADDRINUSE,
        Errno.ECONNABORTED,
        Errno.ECONNRESET,
        Errno.ENOBUFS,
        Errno.ENOTCONN,
        Errno.ETIMEDOUT,
        Errno.ECONNREFUSED,
        Errno.EHOSTUNREACH,
        Errno.EALREADY,
        Errno.EINPROGRESS,
    };

    private ErrnoModule() {}

    static PyModule create() {
        Members members = new Members();
        PyDict codes = new PyDict();
        for (int number : LISTED) {
            members.put(Errno.symbol(number), (long) number);
            codes.put((long) number, Errno.symbol(number));
        }
        codes.freeze();
        return Library.module("errno", members.put("errorcode", codes));
    }
}
