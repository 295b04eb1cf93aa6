package org.jmpy.lib;

import org.jmpy.interp.Vm;
import org.jmpy.object.Errno;
import org.jmpy.object.PyError;

/** File systems on block devices made by the program. */
final class BlockDevices {
    private BlockDevices() {}

    /** {@return the file system found on {@code device}} @throws PyError OSError(ENODEV) if none */
    static Object detect(Vm vm, Object device) {
        throw PyError.os(Errno.ENODEV);
    }
}
