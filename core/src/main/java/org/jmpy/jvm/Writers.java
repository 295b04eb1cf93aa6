package org.jmpy.jvm;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import org.jmpy.ir.Type;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the methods that make the states of exits out of their arguments. They keep that code out
 * of the region's method, whose size counts; exits with as many values of each type share one.
 */
final class Writers {
    /** The JVM allows 255 slots of parameters; of doubles and longs two each. */
    private static final int MAX_VALUES = 120;

    private static final ClassDesc STATE = RegionEmitter.STATE;
    private static final ClassDesc LEAVER = Signatures.desc(Leaver.class);

    private final HiddenClass hidden;
    private final Leaver leaver;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private boolean leaves;

    /**
     * A method that writes some values of a state.
     *
     * @param size of the state's arrays if it also makes the state, else null
     * @param first index in the array of each type where it begins
     */
    private record Part(
            String name, MethodTypeDesc type, int[] size, int[] first, List<Type> values) {}

    Writers(HiddenClass hidden, Leaver leaver) {
        this.hidden = hidden;
        this.leaver = leaver;
    }

    /** {@return the type of a value in an array of a state} */
    static ClassDesc arrayElement(Node node) {
        return arrayElement(WriteBack.arrayType(node));
    }

    private static ClassDesc arrayElement(Type type) {
        return switch (type) {
            case INT -> CD_long;
            case FLOAT -> CD_double;
            default -> CD_Object;
        };
    }

    private static int array(Type type) {
        return switch (type) {
            case INT -> 0;
            case FLOAT -> 1;
            default -> 2;
        };
    }

    /** Writes code that turns the exit's number, on the stack, into a state. */
    void write(CodeBuilder b, WriteBack writeBack, Expressions expressions, int thrownSlot) {
        b.aload(thrownSlot);
        int[] size = writeBack.counts();
        int[] next = new int[3];
        List<Node> sources = writeBack.sources();
        for (int at = 0; at == 0 || at < sources.size(); at += MAX_VALUES) {
            int[] first = next.clone();
            List<Type> types = new ArrayList<>();
            for (Node source : sources.subList(at, Math.min(sources.size(), at + MAX_VALUES))) {
                expressions.push(source);
                if (source.type() == Type.BOOL) {
                    b.i2l();
                }
                Type type = WriteBack.arrayType(source);
                types.add(type);
                next[array(type)]++;
            }
            Part part = part(at == 0 ? size : null, first, types);
            b.invokestatic(hidden.name(), part.name, part.type);
        }
    }

    private Part part(int[] size, int[] first, List<Type> values) {
        StringBuilder name = new StringBuilder(size == null ? "more" : "exit");
        if (size != null) {
            append(name, size);
        }
        append(name, first);
        int[] counts = new int[3];
        values.forEach(type -> counts[array(type)]++);
        append(name, counts);
        return parts.computeIfAbsent(
                name.toString(), n -> new Part(n, type(size, values), size, first, values));
    }

    private static void append(StringBuilder name, int[] numbers) {
        for (int number : numbers) {
            name.append('_').append(number);
        }
    }

    private static MethodTypeDesc type(int[] size, List<Type> values) {
        List<ClassDesc> parameters = new ArrayList<>();
        if (size == null) {
            parameters.add(STATE);
        } else {
            parameters.add(CD_int);
            parameters.add(Signatures.THROWABLE);
        }
        values.forEach(type -> parameters.add(arrayElement(type)));
        return MethodTypeDesc.of(STATE, parameters);
    }

    /** Writes code that gives the state on the stack to the leaver. */
    void leave(CodeBuilder b) {
        leaves = true;
        b.invokestatic(hidden.name(), "leave", MethodTypeDesc.of(CD_Object, STATE));
    }

    /** Writes the methods that were asked for. */
    void writeMethods(ClassBuilder cls) {
        int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC;
        for (Part part : parts.values()) {
            cls.withMethodBody(part.name, part.type, flags, b -> writePart(b, part));
        }
        if (leaves) {
            cls.withMethodBody(
                    "leave",
                    MethodTypeDesc.of(CD_Object, STATE),
                    flags,
                    b -> {
                        hidden.pool().load(b, leaver, LEAVER);
                        b.aload(0);
                        b.invokeinterface(LEAVER, "leave", MethodTypeDesc.of(CD_Object, STATE));
                        b.areturn();
                    });
        }
    }

    private static void writePart(CodeBuilder b, Part part) {
        int slot = 1;
        if (part.size != null) {
            slot = 2;
            b.new_(STATE).dup();
            b.loadConstant(part.size[0]).loadConstant(part.size[1]).loadConstant(part.size[2]);
            b.invokespecial(
                    STATE,
                    ConstantDescs.INIT_NAME,
                    MethodTypeDesc.of(CD_void, CD_int, CD_int, CD_int));
            b.dup().iload(0).putfield(STATE, "exit", CD_int);
            b.dup().aload(1).putfield(STATE, "thrown", Signatures.THROWABLE);
        } else {
            b.aload(0);
        }
        int[] next = part.first.clone();
        for (Type type : part.values) {
            int array = array(type);
            b.dup();
            b.getfield(STATE, FIELDS[array], arrayElement(type).arrayType());
            b.loadConstant(next[array]++);
            switch (type) {
                case INT -> b.lload(slot).lastore();
                case FLOAT -> b.dload(slot).dastore();
                default -> b.aload(slot).aastore();
            }
            slot += type == Type.REF ? 1 : 2;
        }
        b.areturn();
    }

    private static final String[] FIELDS = {"ints", "floats", "refs"};
}
