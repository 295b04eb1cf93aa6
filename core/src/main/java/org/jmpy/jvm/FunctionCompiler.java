package org.jmpy.jvm;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import org.jmpy.bytecode.Flow;
import org.jmpy.interp.CompiledCode;
import org.jmpy.interp.FunctionCode;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes a hidden class of a function. */
final class FunctionCompiler {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final FunctionCode function;
    private final HiddenClass hidden;
    private final Flow flow;
    private final Baseline use;

    /** What came out: code that is ready to run, and the class file it was made of. */
    record Made(CompiledCode code, byte[] file) {}

    private FunctionCompiler(FunctionCode function, int codeLimit, Baseline use)
            throws Refusal.Refused {
        this.function = function;
        this.use = use;
        if (function.raw().length() > codeLimit) {
            throw new Refusal.Refused(Refusal.TOO_LARGE);
        }
        if (function.stateSize() + function.handlerDepth() > FunctionEmitter.MAX_SLOTS / 2) {
            throw new Refusal.Refused(Refusal.TOO_MANY_LOCALS);
        }
        hidden = new HiddenClass(LOOKUP, Signatures.COMPILED_CODE);
        try {
            flow =
                    Flow.analyse(
                            function.raw().code(),
                            function.codeStart(),
                            function.parameters(),
                            function.stateSize());
        } catch (Flow.Unsupported e) {
            throw new Refusal.Refused(Refusal.UNSUPPORTED_FLOW);
        }
    }

    /**
     * {@return code for plain calls of {@code function}}
     *
     * @param cells how many cells its closures have
     * @param codeLimit bytes of bytecode that are not even tried if there are more
     */
    static Made calls(FunctionCode function, int cells, int codeLimit, Baseline use)
            throws Refusal.Refused {
        return new FunctionCompiler(function, codeLimit, use).makeCalls(cells);
    }

    /**
     * {@return code that goes on with frames from the start, from loop headers and where generators
     * wait; as above}
     */
    static Made loops(FunctionCode function, int codeLimit, Baseline use) throws Refusal.Refused {
        return new FunctionCompiler(function, codeLimit, use).makeLoops();
    }

    private Made makeCalls(int cells) throws Refusal.Refused {
        int arguments = function.boundArgs() - cells;
        MethodTypeDesc type = Signatures.plainCall(arguments);
        return define(
                cls -> {
                    cls.withMethodBody(
                            use.method(),
                            type,
                            ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
                            b ->
                                    new FunctionEmitter(
                                                    function,
                                                    flow,
                                                    hidden.pool(),
                                                    b,
                                                    1 + arguments,
                                                    true,
                                                    use.counts())
                                            .plainCall(cells, arguments));
                    cls.withMethodBody(
                            "call" + arguments,
                            type,
                            ClassFile.ACC_PUBLIC,
                            b -> {
                                for (int i = 0; i <= arguments; i++) {
                                    b.aload(1 + i);
                                }
                                b.invokestatic(hidden.name(), use.method(), type).areturn();
                            });
                });
    }

    private Made makeLoops() throws Refusal.Refused {
        TreeSet<Integer> entries = new TreeSet<>();
        entries.add(function.codeStart());
        // In an active finally block the interpreter's stack has another layout.
        for (int header : flow.loopHeaders()) {
            if (!flow.states().get(header).isInFinally(header)) {
                entries.add(header);
            }
        }
        if (function.isGenerator()) {
            entries.addAll(Waits.points(function, flow));
        }
        MethodTypeDesc type = MethodTypeDesc.of(CD_Object, Signatures.FRAME);
        return define(
                cls -> {
                    cls.withMethodBody(
                            use.method(),
                            type,
                            ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
                            b ->
                                    new FunctionEmitter(
                                                    function,
                                                    flow,
                                                    hidden.pool(),
                                                    b,
                                                    1,
                                                    false,
                                                    use.counts())
                                            .enter(entries));
                    cls.withMethodBody(
                            "enter",
                            type,
                            ClassFile.ACC_PUBLIC,
                            b ->
                                    b.aload(1)
                                            .invokestatic(hidden.name(), use.method(), type)
                                            .areturn());
                    cls.withMethodBody(
                            "canEnter",
                            MethodTypeDesc.of(CD_boolean, CD_int),
                            ClassFile.ACC_PUBLIC,
                            b -> writeCanEnter(b, entries));
                });
    }

    private static void writeCanEnter(CodeBuilder b, SortedSet<Integer> entries) {
        StackMaps maps = new StackMaps(b);
        maps.objects(1);
        maps.intLocal();
        for (int entry : entries) {
            Label other = b.newLabel();
            b.iload(1).loadConstant(entry).if_icmpne(other);
            b.iconst_1().ireturn();
            maps.bind(other);
        }
        b.iconst_0().ireturn();
        maps.write();
    }

    private Made define(HiddenClass.Members members) throws Refusal.Refused {
        byte[] file = hidden.build(StackMaps.CONTEXT, members);
        return new Made((CompiledCode) hidden.define(file), file);
    }
}
