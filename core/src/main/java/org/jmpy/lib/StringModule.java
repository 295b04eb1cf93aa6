package org.jmpy.lib;

import org.jmpy.object.Members;
import org.jmpy.object.PyModule;

/** The module string, which has only string.templatelib. Source: MicroPython py/modstring.c. */
final class StringModule {
    private StringModule() {}

    static PyModule create() {
        Members templatelib = new Members();
        templatelib.put("Template", PyTemplate.TYPE).put("Interpolation", PyInterpolation.TYPE);
        Members string = new Members();
        string.put("templatelib", Library.module("string.templatelib", templatelib));
        return Library.module("string", string);
    }
}
