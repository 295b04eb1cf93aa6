package org.jmpy.interp;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.jmpy.object.PyList;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyObject;

/**
 * The state of one isolated context: its modules, its way to the outside, its limits. Nothing of it
 * is static, so any number of contexts can run side by side. One thread at a time uses it.
 */
public final class Vm {
    private final Host host;
    private final BuiltinModules builtinModules;
    private final PyDict modules = new PyDict();
    private Object path = new PyList();
    private final PyList argv = new PyList();
    private final Map<Class<?>, Object> states = new HashMap<>(8);
    private final int maxDepth;
    private StandardOutput stdout;
    private StandardOutput stderr;
    private PyModule builtins;
    private int depth;
    private int optimisation;
    private PyObject handledException;
    private volatile boolean pending;
    private volatile PyError interruption;

    /**
     * @param maxDepth how many Python calls may be under way at once
     */
    public Vm(Host host, BuiltinModules builtinModules, int maxDepth) {
        this.host = host;
        this.builtinModules = builtinModules;
        this.maxDepth = maxDepth;
    }

    public Host host() {
        return host;
    }

    public BuiltinModules builtinModules() {
        return builtinModules;
    }

    /** {@return sys.modules: modules by full name} */
    public PyDict modules() {
        return modules;
    }

    /** {@return sys.path: a list unless the program put something else there} */
    public Object path() {
        return path;
    }

    /** Replaces sys.path. */
    public void setPath(Object value) {
        path = value;
    }

    /** {@return standard output: where print writes} */
    public StandardOutput stdout() {
        if (stdout == null) {
            stdout = new StandardOutput(host.stdout());
        }
        return stdout;
    }

    /** {@return standard error} */
    public StandardOutput stderr() {
        if (stderr == null) {
            stderr = new StandardOutput(host.stderr());
        }
        return stderr;
    }

    /**
     * {@return an object of the library's that lives as long as this context}
     *
     * @param type its class, one object each
     * @param maker makes it when it is first asked for
     */
    public <T> T state(Class<T> type, Function<Vm, T> maker) {
        Object value = states.get(type);
        if (value == null) {
            value = maker.apply(this);
            states.put(type, value);
        }
        return type.cast(value);
    }

    /** {@return sys.argv} */
    public PyList argv() {
        return argv;
    }

    /** {@return the builtins module} */
    public PyModule builtins() {
        if (builtins == null) {
            builtins = builtinModules.create("builtins", this);
        }
        return builtins;
    }

    /** {@return the -O level for modules compiled from source, 0 to 3} */
    public int optimisation() {
        return optimisation;
    }

    public void setOptimisation(int level) {
        optimisation = level;
    }

    /** {@return the exception being handled, for sys.exc_info(); null if there is none} */
    public PyObject handledException() {
        return handledException;
    }

    public void setHandledException(PyObject exception) {
        handledException = exception;
    }

    /** {@return whether {@link #poll} has something to do} Loops ask at each backward jump. */
    public boolean isPending() {
        return pending;
    }

    /**
     * Does what waits to be done between two instructions: raises KeyboardInterrupt, ends the
     * context, runs scheduled callbacks, lets another thread run.
     */
    public void poll() {
        pending = false;
        PyError interrupt = interruption;
        if (interrupt != null) {
            interruption = null;
            throw interrupt;
        }
    }

    /** Raises {@code error} in the program at the next poll; may be called from any thread. */
    public void interrupt(PyError error) {
        interruption = error;
        pending = true;
    }

    /** {@return how many Python calls are under way} */
    public int depth() {
        return depth;
    }

    /** Counts a call in. @throws PyError RuntimeError if it is one too many */
    public void enter() {
        if (++depth > maxDepth) {
            depth--;
            throw PyError.recursion();
        }
    }

    /** Counts a call out. */
    public void leave() {
        depth--;
    }
}
