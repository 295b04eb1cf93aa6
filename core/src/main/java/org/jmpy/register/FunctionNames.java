package org.jmpy.register;

import org.jmpy.interp.FunctionCode;

import java.util.LinkedHashMap;
import java.util.Map;

/** The names by which texts tell the functions of a program apart. */
public final class FunctionNames {
    private static final String MODULE = "<module>";

    private final Map<FunctionCode, String> names = new LinkedHashMap<>();

    private FunctionNames() {}

    /**
     * {@return the functions of a program from its outer one on, each before those in it, with
     * their names} A name is qualified by the functions and classes around; further functions of
     * the same have a number after a tilde.
     */
    public static Map<FunctionCode, String> of(FunctionCode module) {
        FunctionNames result = new FunctionNames();
        result.add(module, "");
        return result.names;
    }

    private void add(FunctionCode code, String around) {
        String name = unique(around + code.name());
        names.put(code, name);
        String below = code.name().equals(MODULE) ? around : name + ".";
        for (int i = 0; i < code.raw().childCount(); i++) {
            add(code.child(i), below);
        }
    }

    private String unique(String name) {
        String found = name;
        for (int i = 2; names.containsValue(found); i++) {
            found = name + "~" + i;
        }
        return found;
    }
}
