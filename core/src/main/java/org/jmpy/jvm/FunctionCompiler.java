package org.jmpy.jvm;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import org.jmpy.interp.CompiledCode;
import org.jmpy.interp.FunctionCode;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes a hidden class of a function. */
final class FunctionCompiler {
    /** HotSpot does not compile methods over 8,000 bytes; some room is left. */
    static final int MAX_METHOD_BYTES = 7_800;

    /** A function of more opcodes than this would not fit; it is not even tried. */
    private static final int MAX_CODE_BYTES = 3_000;

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodTypeDesc NO_ARGS = MethodTypeDesc.of(CD_void);

    private final FunctionCode function;
    private final ClassDesc name;
    private final ConstantPool pool;
    private final Flow flow;

    private FunctionCompiler(FunctionCode function) throws Refusal.Refused {
        this.function = function;
        if (function.isGenerator()) {
            throw new Refusal.Refused(Refusal.GENERATOR);
        }
        if (function.raw().length() > MAX_CODE_BYTES) {
            throw new Refusal.Refused(Refusal.TOO_LARGE);
        }
        if (function.stateSize() + function.handlerDepth() > FunctionEmitter.MAX_SLOTS / 2) {
            throw new Refusal.Refused(Refusal.TOO_MANY_LOCALS);
        }
        name = ClassDesc.of(FunctionCompiler.class.getPackageName(), "Compiled");
        pool = new ConstantPool(name);
        flow =
                Flow.analyse(
                        function.raw().code(),
                        function.codeStart(),
                        function.parameters(),
                        function.stateSize());
    }

    /** {@return code for plain calls of {@code function}, whose closures have {@code cells}} */
    static CompiledCode calls(FunctionCode function, int cells) throws Refusal.Refused {
        return new FunctionCompiler(function).makeCalls(cells);
    }

    /** {@return code that goes on with frames from the start and from loop headers} */
    static CompiledCode loops(FunctionCode function) throws Refusal.Refused {
        return new FunctionCompiler(function).makeLoops();
    }

    private CompiledCode makeCalls(int cells) throws Refusal.Refused {
        int arguments = function.plainArgs() - cells;
        MethodTypeDesc type = Signatures.plainCall(arguments);
        return define(
                cls -> {
                    cls.withMethodBody(
                            "run",
                            type,
                            ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
                            b ->
                                    new FunctionEmitter(
                                                    function, flow, pool, b, 1 + arguments, true)
                                            .plainCall(cells, arguments));
                    cls.withMethodBody(
                            "call" + arguments,
                            type,
                            ClassFile.ACC_PUBLIC,
                            b -> {
                                for (int i = 0; i <= arguments; i++) {
                                    b.aload(1 + i);
                                }
                                b.invokestatic(name, "run", type).areturn();
                            });
                });
    }

    private CompiledCode makeLoops() throws Refusal.Refused {
        TreeSet<Integer> entries = new TreeSet<>();
        entries.add(function.codeStart());
        for (int header : flow.loopHeaders()) {
            if (canEnter(flow.states().get(header), header)) {
                entries.add(header);
            }
        }
        MethodTypeDesc type = MethodTypeDesc.of(CD_Object, Signatures.FRAME);
        return define(
                cls -> {
                    cls.withMethodBody(
                            "run",
                            type,
                            ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
                            b ->
                                    new FunctionEmitter(function, flow, pool, b, 1, false)
                                            .enter(entries));
                    cls.withMethodBody(
                            "enter",
                            type,
                            ClassFile.ACC_PUBLIC,
                            b -> b.aload(1).invokestatic(name, "run", type).areturn());
                    cls.withMethodBody(
                            "canEnter",
                            MethodTypeDesc.of(CD_boolean, CD_int),
                            ClassFile.ACC_PUBLIC,
                            b -> writeCanEnter(b, entries));
                });
    }

    /** In an active finally block the interpreter's stack has another layout. */
    private static boolean canEnter(Flow.State state, int header) {
        for (Flow.Handler h = state.handlers(); h != null; h = h.outer()) {
            if (h.isFinally() && h.isActive(header + 1)) {
                return false;
            }
        }
        return true;
    }

    private static void writeCanEnter(CodeBuilder b, SortedSet<Integer> entries) {
        for (int entry : entries) {
            Label other = b.newLabel();
            b.iload(1).loadConstant(entry).if_icmpne(other);
            b.iconst_1().ireturn();
            b.labelBinding(other);
        }
        b.iconst_0().ireturn();
    }

    /** Writes members of a class. */
    private interface Members {
        void write(ClassBuilder cls);
    }

    private CompiledCode define(Members members) throws Refusal.Refused {
        byte[] bytes =
                ClassFile.of()
                        .build(
                                name,
                                cls -> {
                                    cls.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
                                    cls.withSuperclass(Signatures.COMPILED_CODE);
                                    members.write(cls);
                                    writeConstructor(cls);
                                    writeConstants(cls);
                                });
        checkSize(ClassFile.of().parse(bytes));
        try {
            MethodHandles.Lookup lookup =
                    LOOKUP.defineHiddenClassWithClassData(bytes, pool.values(), true);
            Constructor<?> constructor = lookup.lookupClass().getDeclaredConstructor();
            return (CompiledCode) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("compiled class of " + function.name(), e);
        }
    }

    private static void checkSize(ClassModel cls) throws Refusal.Refused {
        for (MethodModel method : cls.methods()) {
            if (method.methodName().equalsString("run")
                    && method.code().orElseThrow() instanceof CodeAttribute code
                    && code.codeLength() > MAX_METHOD_BYTES) {
                throw new Refusal.Refused(Refusal.TOO_LARGE);
            }
        }
    }

    private static void writeConstructor(ClassBuilder cls) {
        cls.withMethodBody(
                ConstantDescs.INIT_NAME,
                NO_ARGS,
                ClassFile.ACC_PUBLIC,
                b ->
                        b.aload(0)
                                .invokespecial(
                                        Signatures.COMPILED_CODE, ConstantDescs.INIT_NAME, NO_ARGS)
                                .return_());
    }

    /** The constants arrive as class data, an array, and are put in static final fields. */
    private void writeConstants(ClassBuilder cls) {
        int count = pool.size();
        for (int i = 0; i < count; i++) {
            cls.withField(
                    "c" + i,
                    pool.type(i),
                    ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
        }
        ClassDesc handles = Signatures.desc(MethodHandles.class);
        ClassDesc lookup = Signatures.desc(MethodHandles.Lookup.class);
        cls.withMethodBody(
                ConstantDescs.CLASS_INIT_NAME,
                NO_ARGS,
                ClassFile.ACC_STATIC,
                b -> {
                    b.invokestatic(handles, "lookup", MethodTypeDesc.of(lookup));
                    b.ldc(ConstantDescs.DEFAULT_NAME);
                    b.ldc(Signatures.OBJECTS);
                    b.invokestatic(
                            handles,
                            "classData",
                            MethodTypeDesc.of(
                                    CD_Object,
                                    lookup,
                                    ConstantDescs.CD_String,
                                    ConstantDescs.CD_Class));
                    b.checkcast(Signatures.OBJECTS).astore(0);
                    for (int i = 0; i < count; i++) {
                        b.aload(0).loadConstant(i).aaload().checkcast(pool.type(i));
                        b.putstatic(name, "c" + i, pool.type(i));
                    }
                    b.return_();
                });
    }
}
