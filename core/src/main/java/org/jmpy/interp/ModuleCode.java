package org.jmpy.interp;

import org.jmpy.mpy.ConstantBytes;
import org.jmpy.mpy.ConstantMarker;
import org.jmpy.mpy.ConstantText;
import org.jmpy.mpy.ConstantTuple;
import org.jmpy.mpy.MpyImage;
import org.jmpy.numbers.Complex;
import org.jmpy.object.PyBytes;
import org.jmpy.object.PyComplex;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.jmpy.object.PyTuple;
import org.jmpy.object.Singleton;

import java.util.List;

/**
 * An image linked to a context and to the globals its functions use: the qstr table as interned
 * names, the constant table as values, and caches for global names. The code itself stays in the
 * image and is never written. Cost and memory are those of the two tables.
 */
public final class ModuleCode {
    private final Vm vm;
    private final MpyImage image;
    private final PyDict globals;
    private final PyDict builtins;
    private final String[] names;
    private final Object[] constants;

    // For each name, where LOAD_GLOBAL found it last: an entry number of globals, or one of
    // builtins and the layout of globals that did not have it.
    private final int[] globalEntries;
    private final int[] builtinEntries;
    private final int[] missedLayouts;
    private final AttributeCache[] attributes;

    public ModuleCode(Vm vm, MpyImage image, PyDict globals) {
        this.vm = vm;
        this.image = image;
        this.globals = globals;
        this.builtins = vm.builtins().globals();
        int count = image.qstrCount();
        names = image.internedQstrs();
        constants = new Object[image.constantCount()];
        for (int i = 0; i < constants.length; i++) {
            constants[i] = value(image.constant(i));
        }
        globalEntries = new int[count];
        builtinEntries = new int[count];
        missedLayouts = new int[count];
        attributes = new AttributeCache[count];
    }

    /**
     * {@return the Python value of a constant of an image}
     *
     * <p>Not a switch over types: for each of those the JVM makes a class first, and every program
     * comes here at its start.
     */
    static Object value(Object constant) {
        if (constant instanceof String || constant instanceof Number) {
            return constant;
        }
        if (constant instanceof ConstantTuple tuple) {
            return value(tuple.items());
        }
        if (constant instanceof ConstantMarker marker) {
            return switch (marker) {
                case NONE -> Singleton.NONE;
                case FALSE -> Boolean.FALSE;
                case TRUE -> Boolean.TRUE;
                case ELLIPSIS -> Singleton.ELLIPSIS;
                case FUN_TABLE -> throw PyError.value("incompatible .mpy file");
            };
        }
        if (constant instanceof ConstantBytes bytes) {
            return new PyBytes(bytes.value());
        }
        if (constant instanceof ConstantText text) {
            return text.text();
        }
        return new PyComplex((Complex) constant);
    }

    private static PyTuple value(List<Object> constants) {
        if (constants.isEmpty()) {
            return PyTuple.EMPTY;
        }
        Object[] items = new Object[constants.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = value(constants.get(i));
        }
        return new PyTuple(items);
    }

    public Vm vm() {
        return vm;
    }

    public MpyImage image() {
        return image;
    }

    public PyDict globals() {
        return globals;
    }

    /** {@return the name of the source file, as tracebacks show it} */
    public String file() {
        return names[0];
    }

    public String name(int qstr) {
        return names[qstr];
    }

    public Object constant(int index) {
        return constants[index];
    }

    /** {@return the function of the module's outer code} */
    public BytecodeFunction outer() {
        return new BytecodeFunction(new FunctionCode(this, image.root()));
    }

    /** {@return the cache of an attribute name} */
    AttributeCache attributeCache(int qstr) {
        AttributeCache cache = attributes[qstr];
        if (cache == null) {
            cache = new AttributeCache();
            attributes[qstr] = cache;
        }
        return cache;
    }

    /** {@return the global or builtin of a qstr} @throws PyError NameError */
    Object loadGlobal(int qstr) {
        String name = names[qstr];
        Object value = globals.cached(globalEntries[qstr], name);
        if (value != null) {
            return value;
        }
        if (missedLayouts[qstr] == globals.layout()) {
            value = builtins.cached(builtinEntries[qstr], name);
            if (value != null) {
                return value;
            }
        }
        return loadGlobalSlow(qstr, name);
    }

    private Object loadGlobalSlow(int qstr, String name) {
        int entry = globals.find(name);
        if (entry >= 0) {
            globalEntries[qstr] = entry;
            return globals.valueAt(entry);
        }
        entry = builtins.find(name);
        if (entry < 0) {
            throw PyError.name("name '" + name + "' isn't defined");
        }
        builtinEntries[qstr] = entry;
        missedLayouts[qstr] = globals.layout();
        return builtins.valueAt(entry);
    }

    /** Sets a global. */
    void storeGlobal(int qstr, Object value) {
        String name = names[qstr];
        int entry = globalEntries[qstr];
        if (globals.keyAtIs(entry, name)) {
            globals.setValueAt(entry, value);
        } else {
            globalEntries[qstr] = globals.putName(name, value);
        }
    }
}
