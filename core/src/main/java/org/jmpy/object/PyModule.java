package org.jmpy.object;

import java.util.List;

/** A module. Source: MicroPython py/objmodule.c. */
public final class PyModule extends PyObject {
    public static final PyType TYPE = new ModuleType();

    private static final class ModuleType extends PyType {
        ModuleType() {
            super("module", Slot.PRINT | Slot.ATTR);
        }

        @Override
        public void print(StringBuilder out, Object self, boolean repr) {
            PyModule module = (PyModule) self;
            out.append("<module '").append(module.name()).append('\'');
            Object file = module.globals.get("__file__");
            if (file != null) {
                out.append(" from '").append(Text.str(file)).append('\'');
            }
            out.append('>');
        }

        @Override
        public List<String> computed(Object self) {
            return List.of("__dict__");
        }

        @Override
        public boolean attr(Object self, String name, Object[] dest, int at) {
            PyModule module = (PyModule) self;
            Object value = module.globals.get(name);
            if (value == null) {
                if (name.equals("__dict__")) {
                    value = module.globals;
                } else {
                    value = module.loadOutside(name);
                    if (value == null) {
                        return false;
                    }
                }
            }
            dest[at] = value;
            dest[at + 1] = null;
            return true;
        }

        @Override
        public boolean storeAttr(Object self, String name, Object value) {
            PyModule module = (PyModule) self;
            PyDict globals = module.globals;
            if (globals.isFrozen()) {
                return module.delegate != null && module.delegate.store(name, value);
            }
            if (value == null) {
                globals.deleteItem(name);
            } else {
                globals.put(name, value);
            }
            return true;
        }
    }

    /** Attributes that a module computes or keeps outside its globals, as sys does for path. */
    public interface Delegate {
        /** {@return the attribute, null if there is none} */
        Object load(String name);

        /** Stores, or deletes if {@code value} is null. {@return false if there is no such name} */
        boolean store(String name, Object value);
    }

    private final PyDict globals;
    private Delegate delegate;

    public PyModule(String name) {
        this(new PyDict());
        globals.put("__name__", name);
    }

    /** A module over {@code globals}, which has its {@code __name__}. */
    public PyModule(PyDict globals) {
        this.globals = globals;
    }

    /** {@return whether the module is written in Java and cannot be changed} */
    public boolean isBuiltin() {
        return globals.isFrozen();
    }

    public PyDict globals() {
        return globals;
    }

    /** Gives the module attributes beside its globals. */
    public void setDelegate(Delegate delegate) {
        this.delegate = delegate;
    }

    private Object loadOutside(String attribute) {
        if (delegate != null) {
            return delegate.load(attribute);
        }
        Object hook = globals.get("__getattr__");
        return hook == null || attribute.equals("__getattr__") ? null : Call.call1(hook, attribute);
    }

    public String name() {
        Object name = globals.get("__name__");
        return name == null ? "" : Text.str(name);
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
