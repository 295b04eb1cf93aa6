package org.jmpy.interp;

import org.jmpy.compiler.Mode;
import org.jmpy.mpy.MpyImage;
import org.jmpy.object.Buffer;
import org.jmpy.object.Call;
import org.jmpy.object.HeapLock;
import org.jmpy.object.Members;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyCell;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.jmpy.object.PyTuple;
import org.jmpy.object.PyType;
import org.jmpy.object.Singleton;
import org.jmpy.object.Text;
import org.jmpy.object.TypeType;
import org.jmpy.object.Types;

/**
 * The built-in functions that need the caller's frame or compile code. Source: MicroPython
 * py/modbuiltins.c, py/builtinevex.c.
 */
public final class FrameBuiltins {
    private final Vm vm;

    private FrameBuiltins(Vm vm) {
        this.vm = vm;
    }

    /** Declares the functions for the builtins module of {@code vm}. */
    public static void declare(Vm vm, Members members) {
        FrameBuiltins self = new FrameBuiltins(vm);
        new Importer(vm).declare(members);
        members.put("globals", new FrameBuiltin(self::globals))
                .put("locals", new FrameBuiltin(self::locals))
                .put("eval", new FrameBuiltin(self::eval))
                .put("exec", new FrameBuiltin(self::exec))
                .put("execfile", new FrameBuiltin(self::execfile))
                .fn("compile", 3, 6, self::compile)
                .fnKw("__build_class__", 2, FrameBuiltins::buildClass);
    }

    /** {@return the dict that locals() shows in {@code frame}, null for the main module} */
    public static PyDict locals(Vm vm, Frame frame) {
        return new FrameBuiltins(vm).localsOf(frame);
    }

    /** {@return the globals of {@code frame}, those of the main module for null} */
    static PyDict globals(Vm vm, Frame frame) {
        return frame == null ? vm.main().globals() : frame.code.module.globals();
    }

    private PyDict localsOf(Frame frame) {
        return frame == null ? globals(vm, null) : frame.namesOrGlobals();
    }

    private Object globals(Frame frame, Object[] args, String[] kw) {
        PyBuiltin.checkCount(args, kw, 0, 0);
        return globals(vm, frame);
    }

    private Object locals(Frame frame, Object[] args, String[] kw) {
        PyBuiltin.checkCount(args, kw, 0, 0);
        return localsOf(frame);
    }

    private Object eval(Frame frame, Object[] args, String[] kw) {
        PyBuiltin.checkCount(args, kw, 1, 3);
        return execute(frame, args, Mode.EVAL);
    }

    private Object exec(Frame frame, Object[] args, String[] kw) {
        PyBuiltin.checkCount(args, kw, 1, 3);
        return execute(frame, args, Mode.FILE);
    }

    private Object execfile(Frame frame, Object[] args, String[] kw) {
        PyBuiltin.checkCount(args, kw, 1, 3);
        String path = Text.name(args[0]);
        byte[] source = new Importer(vm).readFile(path);
        return run(Sources.compile(vm, source, path, Mode.FILE), frame, args);
    }

    private Object execute(Frame frame, Object[] args, Mode mode) {
        if (args[0] instanceof PyCode code) {
            return run(code.image(), frame, args);
        }
        HeapLock.check();
        MpyImage image =
                args[0] instanceof String text
                        ? Sources.compile(vm, text, "<string>", mode)
                        : Sources.compile(vm, Buffer.of(args[0]).toBytes(), "<string>", mode);
        return run(image, frame, args);
    }

    /** Runs an image with the globals and locals that follow the first argument. */
    private Object run(MpyImage image, Frame frame, Object[] args) {
        PyDict globals = globals(vm, frame);
        PyDict locals = localsOf(frame);
        for (int i = 1; i < args.length; i++) {
            if (args[i] == Singleton.NONE) {
                continue;
            }
            if (!(args[i] instanceof PyDict dict)) {
                throw PyError.bareType();
            }
            locals = dict;
            if (i == 1) {
                globals = dict;
            }
        }
        return new ModuleCode(vm, image, globals).outer().callBody(locals);
    }

    private Object compile(Object[] args) {
        HeapLock.check();
        String source = Text.name(args[0]);
        String file = Text.name(args[1]);
        Mode mode =
                switch (Text.name(args[2])) {
                    case "single" -> Mode.SINGLE;
                    case "exec" -> Mode.FILE;
                    case "eval" -> Mode.EVAL;
                    default -> throw PyError.value("bad compile mode");
                };
        return new PyCode(Sources.compile(vm, source, file, mode));
    }

    private static Object buildClass(Object[] args, String[] kw) {
        if (kw != null) {
            throw PyError.type("function doesn't take keyword arguments");
        }
        PyDict names = new PyDict();
        Object cell =
                args[0] instanceof BytecodeFunction body
                        ? body.callBody(names)
                        : Call.call0(args[0]);
        Object[] bases = new Object[args.length - 2];
        System.arraycopy(args, 2, bases, 0, bases.length);
        PyType meta = bases.length == 0 ? TypeType.INSTANCE : Types.of(bases[0]);
        Object[] metaArgs = {
            args[1], bases.length == 0 ? PyTuple.EMPTY : new PyTuple(bases), names
        };
        Object cls = Call.call(meta, metaArgs, null);
        if (cell instanceof PyCell c) {
            c.value = cls;
        }
        return cls;
    }
}
