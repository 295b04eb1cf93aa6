package org.jmpy.lib;

import org.jmpy.object.ArrayType;
import org.jmpy.object.Members;
import org.jmpy.object.PyModule;

/** The module array. Source: MicroPython py/modarray.c. */
final class ArrayModule {
    private ArrayModule() {}

    static PyModule create() {
        return Library.module("array", new Members().put("array", ArrayType.INSTANCE));
    }
}
