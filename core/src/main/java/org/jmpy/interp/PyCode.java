package org.jmpy.interp;

import org.jmpy.mpy.MpyImage;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyType;

/** What compile() makes. Source: MicroPython py/objcode.c. */
final class PyCode extends PyObject {
    static final PyType TYPE = new PyType("code", 0) {};

    private final MpyImage image;

    PyCode(MpyImage image) {
        this.image = image;
    }

    MpyImage image() {
        return image;
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
