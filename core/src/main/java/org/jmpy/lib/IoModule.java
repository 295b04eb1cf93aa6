package org.jmpy.lib;

import org.jmpy.interp.Vm;
import org.jmpy.object.Members;
import org.jmpy.object.PyModule;

/** The module io. Source: MicroPython py/modio.c. */
final class IoModule {
    private IoModule() {}

    static PyModule create(Vm vm) {
        Members members = new Members();
        members.put("open", Vfs.of(vm).open)
                .put("IOBase", IoBaseType.of(vm))
                .put("BufferedWriter", BufferedWriter.TYPE)
                .put("StringIO", MemoryStream.STRING_IO)
                .put("BytesIO", MemoryStream.BYTES_IO);
        return Library.module("io", members);
    }
}
