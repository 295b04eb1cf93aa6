package org.jmpy.object;

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
        public boolean attr(Object self, String name, Object[] dest, int at) {
            PyModule module = (PyModule) self;
            Object value = module.globals.get(name);
            if (value == null) {
                if (name.equals("__dict__")) {
                    value = module.globals;
                } else {
                    Object hook = module.globals.get("__getattr__");
                    if (hook == null) {
                        return false;
                    }
                    value = Call.call1(hook, name);
                }
            }
            dest[at] = value;
            dest[at + 1] = null;
            return true;
        }

        @Override
        public boolean storeAttr(Object self, String name, Object value) {
            PyDict globals = ((PyModule) self).globals;
            if (globals.isFrozen()) {
                return false;
            }
            if (value == null) {
                globals.deleteItem(name);
            } else {
                globals.put(name, value);
            }
            return true;
        }
    }

    private final PyDict globals;

    public PyModule(String name) {
        this(new PyDict());
        globals.put("__name__", name);
    }

    /** A module over {@code globals}, which has its {@code __name__}. */
    public PyModule(PyDict globals) {
        this.globals = globals;
    }

    public PyDict globals() {
        return globals;
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
