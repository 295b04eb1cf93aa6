package org.jmpy.lib;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.UnaryOp;
import org.jmpy.interp.Frame;
import org.jmpy.interp.FrameBuiltin;
import org.jmpy.interp.FrameBuiltins;
import org.jmpy.interp.Vm;
import org.jmpy.mpy.Utf8;
import org.jmpy.numbers.FloatMath;
import org.jmpy.numbers.IntMath;
import org.jmpy.numbers.IntText;
import org.jmpy.object.Aggregates;
import org.jmpy.object.Attributes;
import org.jmpy.object.BoolType;
import org.jmpy.object.ByteArrayType;
import org.jmpy.object.BytesType;
import org.jmpy.object.Call;
import org.jmpy.object.ClassMethod;
import org.jmpy.object.ComplexType;
import org.jmpy.object.DictType;
import org.jmpy.object.Errno;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.FloatType;
import org.jmpy.object.HeapLock;
import org.jmpy.object.IntType;
import org.jmpy.object.Iteration;
import org.jmpy.object.ListType;
import org.jmpy.object.Members;
import org.jmpy.object.MemoryViewType;
import org.jmpy.object.ObjectType;
import org.jmpy.object.Ops;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyBytes;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyEnumerate;
import org.jmpy.object.PyError;
import org.jmpy.object.PyFilter;
import org.jmpy.object.PyInstance;
import org.jmpy.object.PyList;
import org.jmpy.object.PyMap;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyProperty;
import org.jmpy.object.PyReversed;
import org.jmpy.object.PySuper;
import org.jmpy.object.PyType;
import org.jmpy.object.PyZip;
import org.jmpy.object.RangeType;
import org.jmpy.object.SetType;
import org.jmpy.object.Singleton;
import org.jmpy.object.SliceType;
import org.jmpy.object.Slot;
import org.jmpy.object.StaticMethod;
import org.jmpy.object.StrType;
import org.jmpy.object.Stream;
import org.jmpy.object.Streams;
import org.jmpy.object.Text;
import org.jmpy.object.TupleType;
import org.jmpy.object.TypeType;
import org.jmpy.object.Types;

import java.io.ByteArrayOutputStream;
import java.util.function.UnaryOperator;

/** The module builtins. Source: MicroPython py/modbuiltins.c. */
final class BuiltinsModule {
    private final Vm vm;

    private BuiltinsModule(Vm vm) {
        this.vm = vm;
    }

    static PyModule create(Vm vm) {
        BuiltinsModule self = new BuiltinsModule(vm);
        Members members = new Members();
        members.put("__name__", "builtins");
        FrameBuiltins.declare(vm, members);
        types(members);
        self.functions(members);
        for (ExceptionType type : ExceptionType.all()) {
            members.put(type.name(), type);
        }
        return new PyModule(members.dict());
    }

    private static void types(Members members) {
        PyType[] types = {
            BoolType.INSTANCE,
            ByteArrayType.INSTANCE,
            BytesType.INSTANCE,
            ClassMethod.TYPE,
            ComplexType.INSTANCE,
            DictType.INSTANCE,
            FloatType.INSTANCE,
            IntType.INSTANCE,
            ListType.INSTANCE,
            MemoryViewType.INSTANCE,
            ObjectType.INSTANCE,
            PyProperty.TYPE,
            PyEnumerate.TYPE,
            PyFilter.TYPE,
            PyMap.TYPE,
            PyReversed.TYPE,
            PyZip.TYPE,
            RangeType.INSTANCE,
            SetType.INSTANCE,
            SetType.FROZEN,
            SliceType.INSTANCE,
            StaticMethod.TYPE,
            StrType.INSTANCE,
            PySuper.TYPE,
            TupleType.INSTANCE,
            TypeType.INSTANCE,
        };
        for (PyType type : types) {
            members.put(type.name(), type);
        }
        members.put("Ellipsis", Singleton.ELLIPSIS);
        members.put("NotImplemented", Singleton.NOT_IMPLEMENTED);
    }

    private void functions(Members members) {
        members.fn1("abs", x -> Ops.unary(UnaryOp.ABS, x))
                .fn1("all", Aggregates::all)
                .fn1("any", Aggregates::any)
                .fn1("bin", x -> based(x, 2, "0b", v -> Call.method("{:#b}", "format", v)))
                .fn1("callable", Call::isCallable)
                .fn1("chr", BuiltinsModule::chr)
                .fn2("delattr", BuiltinsModule::delattr)
                .put("dir", new FrameBuiltin((f, args, kw) -> Directory.dir(vm, f, args, kw)))
                .fn2("divmod", (a, b) -> Ops.binary(BinaryOp.DIVMOD, a, b))
                .fn("getattr", 2, 3, BuiltinsModule::getattr)
                .fn2("hasattr", BuiltinsModule::hasattr)
                .fn1("hash", Ops::hash)
                .fn("help", 0, 1, this::help)
                .fn1("hex", x -> based(x, 16, "0x", v -> Ops.binary(BinaryOp.MODULO, "%#x", v)))
                .fn1("id", x -> Identity.of(vm, x))
                .fn("input", 0, 1, this::input)
                .fn2("isinstance", (x, c) -> Types.isSubclass(Types.of(x), c))
                .fn2("issubclass", BuiltinsModule::issubclass)
                .fn1("iter", BuiltinsModule::iter)
                .fn1("len", Ops::len)
                .fnKw("max", 1, Aggregates::max)
                .fnKw("min", 1, Aggregates::min)
                .put("next", Iteration.NEXT)
                .fn1("oct", x -> based(x, 8, "0o", v -> Ops.binary(BinaryOp.MODULO, "%#o", v)))
                .fnKw("open", 0, (args, kw) -> Vfs.of(vm).open.call(args, kw))
                .fn1("ord", BuiltinsModule::ord)
                .fn("pow", 2, 3, this::pow)
                .fnKw("print", 0, this::print)
                .fn1("repr", BuiltinsModule::repr)
                .fn("round", 1, 2, BuiltinsModule::round)
                .fn3("setattr", BuiltinsModule::setattr)
                .fnKw("sorted", 1, Aggregates::sorted)
                .fn("sum", 1, 2, Aggregates::sum)
                .fn("__template__", 1, -1, PyTemplate::make)
                .fn1("__repl_print__", this::replPrint);
    }

    // ---- text ----------------------------------------------------------------------------------

    private Object print(Object[] args, String[] kw) {
        String separator = " ";
        String end = "\n";
        Object file = null;
        int count = args.length;
        if (kw != null) {
            count -= kw.length;
            for (int i = 0; i < kw.length; i++) {
                Object value = args[count + i];
                switch (kw[i]) {
                    case "sep" -> separator = Text.name(value);
                    case "end" -> end = Text.name(value);
                    case "file" -> file = value;
                    default -> throw PyError.type("extra keyword arguments given");
                }
            }
        }
        if (file != null) {
            printTo(Streams.of(file, Stream.OP_WRITE), args, count, separator, end);
            return Singleton.NONE;
        }
        StringBuilder out = new StringBuilder();
        boolean complete = false;
        try {
            for (int i = 0; i < count; i++) {
                if (i > 0) {
                    out.append(separator);
                }
                Text.str(out, args[i]);
            }
            out.append(end);
            complete = true;
        } finally {
            // What was there before a __str__ failed is seen, too.
            if (complete || !out.isEmpty()) {
                vm.stdout().print(out.toString());
            }
        }
        return Singleton.NONE;
    }

    /** A stream gets each text by itself, which a stream written in Python can see. */
    private static void printTo(
            Stream stream, Object[] args, int count, String separator, String end) {
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                Streams.print(stream, separator);
            }
            Streams.print(stream, Text.str(args[i]));
        }
        Streams.print(stream, end);
    }

    private Object help(Object[] args) {
        vm.stdout().print(Help.text(vm, args));
        return Singleton.NONE;
    }

    private Object replPrint(Object value) {
        if (value != Singleton.NONE) {
            vm.stdout().print(Text.repr(value));
            vm.stdout().print("\n");
            vm.builtins().globals().put("_", value);
        }
        return Singleton.NONE;
    }

    private Object input(Object[] args) {
        if (args.length == 1) {
            vm.stdout().print(Text.str(args[0]));
        }
        vm.stdout().flush();
        String line = readLine();
        if (line == null) {
            throw PyError.of(ExceptionType.EOF_ERROR);
        }
        return line;
    }

    private String readLine() {
        Descriptor stdin = Descriptors.of(vm).get(0);
        if (stdin == null) {
            throw PyError.os(Errno.EBADF);
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] one = new byte[1];
        // Byte by byte: what follows the line is for whoever reads next.
        for (int count; (count = stdin.read(one, 0, 1)) != 0; ) {
            if (count < 0) {
                throw PyError.os(-count);
            }
            if (one[0] == '\n') {
                break;
            }
            line.write(one[0]);
        }
        if (line.size() == 0 && one[0] != '\n') {
            return null;
        }
        String text = Utf8.decode(line.toByteArray(), 0, line.size());
        if (text == null) {
            throw PyError.of(ExceptionType.UNICODE_ERROR);
        }
        return text;
    }

    private static Object repr(Object value) {
        HeapLock.check();
        return Text.repr(value);
    }

    private static Object iter(Object iterable) {
        if (!(iterable instanceof PyInstance) && !Types.of(iterable).has(Slot.NEXT)) {
            HeapLock.check();
        }
        return Iteration.iter(iterable);
    }

    private static Object chr(Object code) {
        long c = IntType.toLong(code);
        if (c < 0 || c >= 0x110000) {
            throw PyError.value("char not in range(0x110000)");
        }
        return StrType.character((int) c);
    }

    private static Object ord(Object value) {
        long length;
        if (value instanceof String s) {
            length = StrType.length(s);
            if (length == 1) {
                return (long) s.codePointAt(0);
            }
        } else if (value instanceof PyBytes bytes) {
            length = bytes.value().length;
            if (length == 1) {
                return bytes.value()[0] & 0xffL;
            }
        } else {
            throw PyError.type(
                    "can't convert '" + Types.nameOf(value) + "' object to str implicitly");
        }
        throw PyError.type("ord() expected a character, but string of length " + length + " found");
    }

    /**
     * {@return the text of an int; what the reference's way gives, or raises, for anything else}
     */
    private static Object based(
            Object value, int base, String prefix, UnaryOperator<Object> otherwise) {
        Object number = IntType.indexMaybe(value);
        if (number == null) {
            return otherwise.apply(value);
        }
        String digits = IntText.digits(IntMath.abs(number), base, 'a', '\0');
        return (IntMath.signum(number) < 0 ? "-" : "") + prefix + digits;
    }

    // ---- attributes and types ------------------------------------------------------------------

    private static Object getattr(Object[] args) {
        String name = Text.identifier(args[1]);
        if (args.length == 2) {
            return Attributes.load(args[0], name);
        }
        Object value = findProtected(args[0], name);
        return value == null ? args[2] : value;
    }

    private static Object hasattr(Object object, Object name) {
        return findProtected(object, Text.identifier(name)) != null;
    }

    /** {@return the attribute, null if there is none, also if __getattr__ says so} */
    static Object findProtected(Object object, String name) {
        try {
            return Attributes.find(object, name);
        } catch (PyError e) {
            if (e.is(ExceptionType.ATTRIBUTE_ERROR)) {
                return null;
            }
            throw e;
        }
    }

    private static Object setattr(Object object, Object name, Object value) {
        String identifier = Text.identifier(name);
        // The shapes of instances intern what they see first; dicts keep the name they are given.
        boolean interned = object instanceof PyInstance;
        Attributes.store(object, interned ? identifier : identifier.intern(), value);
        return Singleton.NONE;
    }

    private static Object delattr(Object object, Object name) {
        Attributes.delete(object, Text.identifier(name));
        return Singleton.NONE;
    }

    private static Object issubclass(Object type, Object classes) {
        if (!(type instanceof PyType cls)) {
            throw PyError.type("issubclass() arg 1 must be a class");
        }
        return Types.isSubclass(cls, classes);
    }

    // ---- numbers -------------------------------------------------------------------------------

    private Object pow(Object[] args) {
        if (args.length == 2 || args[2] == Singleton.NONE) {
            return Ops.binary(BinaryOp.POWER, args[0], args[1]);
        }
        for (Object arg : args) {
            if (!IntType.isInt(arg)) {
                throw PyError.type("pow() with 3 arguments requires integers");
            }
        }
        return IntMath.powerModulo(args[0], args[1], args[2], vm::poll);
    }

    private static Object round(Object[] args) {
        Object value = args[0];
        if (IntType.isInt(value)) {
            return args.length == 1 ? value : IntMath.round(value, IntType.toLong(args[1]));
        }
        double number = FloatType.toDouble(value);
        if (args.length == 1) {
            return FloatMath.round(number);
        }
        return FloatMath.round(number, IntType.toLong(args[1]));
    }

    /** What dir() lists. */
    private static final class Directory {
        private Directory() {}

        static Object dir(Vm vm, Frame frame, Object[] args, String[] kw) {
            PyBuiltin.checkCount(args, kw, 0, 1);
            PyList names = new PyList();
            if (args.length == 0) {
                addAll(names, FrameBuiltins.locals(vm, frame));
                return names;
            }
            Object object = args[0];
            Object hook = findProtected(object, "__dir__");
            if (hook != null && !(object instanceof PyType)) {
                return Call.call0(hook);
            }
            names.append("__class__");
            PyList asked = new PyList();
            if (object instanceof PyModule module) {
                addAll(names, module.globals());
            } else if (object instanceof PyType type) {
                addType(names, type);
            } else if (object instanceof PyInstance) {
                addAll(names, (PyDict) Attributes.load(object, "__dict__"));
                addType(names, Types.of(object));
            } else {
                // A built-in type need not give what its bases have.
                addType(asked, Types.of(object));
            }
            if (Types.of(object).has(Slot.NEXT)) {
                asked.append("__next__");
            }
            addComputed(asked, object, Types.of(object));
            for (int i = 0; i < asked.size(); i++) {
                String name = (String) asked.get(i);
                if (!Ops.contains(names, name) && findProtected(object, name) != null) {
                    names.append(name);
                }
            }
            return names;
        }

        /** Adds what is computed when it is asked for. */
        private static void addComputed(PyList names, Object object, PyType type) {
            type.computed(object).forEach(names::append);
            for (PyType base : type.bases()) {
                addComputed(names, object, base);
            }
        }

        private static void addType(PyList names, PyType type) {
            addAll(names, type.locals());
            for (PyType base : type.bases()) {
                addType(names, base);
            }
        }

        private static void addAll(PyList names, PyDict dict) {
            for (PyDict.Cursor c = dict.cursor(); c.next(); ) {
                if (!Ops.contains(names, c.key())) {
                    names.append(c.key());
                }
            }
        }
    }
}
