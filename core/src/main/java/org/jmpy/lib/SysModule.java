package org.jmpy.lib;

import org.jmpy.interp.Vm;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.Members;
import org.jmpy.object.PyError;
import org.jmpy.object.PyException;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyTuple;
import org.jmpy.object.Singleton;
import org.jmpy.object.Stream;
import org.jmpy.object.Streams;
import org.jmpy.object.Types;

/** The module sys. Source: MicroPython py/modsys.c. */
final class SysModule implements PyModule.Delegate {
    /** Version of .mpy files, in the low byte; sub-version above it; no native code. */
    private static final long MPY = 6 | 3 << 8;

    private final Vm vm;
    private Object ps1 = ">>> ";
    private Object ps2 = "... ";

    private SysModule(Vm vm) {
        this.vm = vm;
    }

    static PyModule create(Vm vm) {
        SysModule sys = new SysModule(vm);
        Members members = new Members();
        members.put("argv", vm.argv())
                .put("version", "3.4.0; MicroPython v1.29.0-preview (jmpy)")
                .put("version_info", new PyTuple(3L, 4L, 0L))
                .put("implementation", implementation())
                .put("platform", platform())
                .put("byteorder", "little")
                .put("maxsize", Long.MAX_VALUE)
                .put("executable", vm.host().executable())
                .put("stdin", FileStream.standard(vm, 0))
                .put("stdout", FileStream.standard(vm, 1))
                .put("stderr", FileStream.standard(vm, 2))
                .put("modules", vm.modules())
                .fn("exit", 0, 1, SysModule::exit)
                .fn("print_exception", 1, 2, sys::printException)
                .fn0("exc_info", sys::excInfo)
                .fn1("atexit", sys::atexit);
        PyModule module = Library.module("sys", members);
        module.setDelegate(sys);
        return module;
    }

    private static PyTuple implementation() {
        return new AttributeTuple(
                new String[] {"name", "version", "_machine", "_mpy", "_build", "_thread"},
                "micropython",
                new PyTuple(1L, 29L, 0L, "preview"),
                platform() + " [JVM " + Runtime.version().feature() + "] version",
                MPY,
                "standard",
                "GIL");
    }

    private static String platform() {
        String name = System.getProperty("os.name", "");
        if (name.startsWith("Mac")) {
            return "darwin";
        }
        if (name.startsWith("Windows")) {
            return "win32";
        }
        return name.equals("FreeBSD") ? "freebsd" : "linux";
    }

    @Override
    public Object load(String name) {
        return switch (name) {
            case "path" -> vm.path();
            case "ps1" -> ps1;
            case "ps2" -> ps2;
            default -> null;
        };
    }

    @Override
    public boolean store(String name, Object value) {
        switch (name) {
            case "path" -> vm.setPath(value);
            case "ps1" -> ps1 = value;
            case "ps2" -> ps2 = value;
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Object exit(Object[] args) {
        throw args.length == 0
                ? PyError.of(ExceptionType.SYSTEM_EXIT)
                : PyError.of(ExceptionType.SYSTEM_EXIT, args[0]);
    }

    private Object printException(Object[] args) {
        Stream stream = args.length > 1 ? Streams.of(args[1], Stream.OP_WRITE) : null;
        StringBuilder out = new StringBuilder();
        if (args[0] instanceof PyObject value
                && value.type().isSubtypeOf(ExceptionType.BASE_EXCEPTION)) {
            PyException.printWithTraceback(out, value);
        } else {
            org.jmpy.object.Text.str(out, args[0]);
            out.append('\n');
        }
        if (stream == null) {
            vm.stdout().print(out.toString());
        } else {
            Streams.print(stream, out.toString());
        }
        return Singleton.NONE;
    }

    private Object excInfo() {
        PyObject exception = vm.handledException();
        return exception == null
                ? new PyTuple(Singleton.NONE, Singleton.NONE, Singleton.NONE)
                : new PyTuple(Types.of(exception), exception, Singleton.NONE);
    }

    private Object atexit(Object function) {
        Object old = vm.exitHook();
        vm.setExitHook(function);
        return old == null ? Singleton.NONE : old;
    }
}
