package org.jmpy.register;

import org.jmpy.interp.AttributeCache;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;

/**
 * The inline cache of one instruction that uses a name: where a global was found last, or what an
 * attribute meant.
 */
final class Site {
    final String name;
    final AttributeCache cache;
    private PyDict globals;
    private PyDict builtins;
    private int entry;
    private int builtinEntry;
    private int missedLayout;

    Site(String name) {
        this.name = name;
        this.cache = new AttributeCache();
    }

    /** Says in which dicts globals are looked up. */
    void link(PyDict ofModule, PyDict ofBuiltins) {
        globals = ofModule;
        builtins = ofBuiltins;
    }

    /** {@return the global or builtin of the name} @throws PyError NameError */
    Object load() {
        Object value = globals.cached(entry, name);
        if (value != null) {
            return value;
        }
        if (missedLayout == globals.layout()) {
            value = builtins.cached(builtinEntry, name);
            if (value != null) {
                return value;
            }
        }
        return loadSlow();
    }

    private Object loadSlow() {
        int found = globals.find(name);
        if (found >= 0) {
            entry = found;
            return globals.valueAt(found);
        }
        found = builtins.find(name);
        if (found < 0) {
            throw PyError.name("name '" + name + "' isn't defined");
        }
        builtinEntry = found;
        missedLayout = globals.layout();
        return builtins.valueAt(found);
    }

    /** Sets the global of the name. */
    void store(Object value) {
        if (globals.keyAtIs(entry, name)) {
            globals.setValueAt(entry, value);
        } else {
            globals.putItem(name, value);
            entry = globals.find(name);
        }
    }

    /** {@return the name's value in a class or module body} */
    Object loadName(PyDict names) {
        if (names != null && names != globals) {
            Object value = names.get(name);
            if (value != null) {
                return value;
            }
        }
        return load();
    }

    void storeName(PyDict names, Object value) {
        if (names == null || names == globals) {
            store(value);
        } else {
            names.putItem(name, value);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
