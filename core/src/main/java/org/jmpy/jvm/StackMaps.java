package org.jmpy.jvm;

import static java.lang.constant.ConstantDescs.CD_Object;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.SimpleVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * The stack maps of a method in which each local has one type, from its start on. The JDK's
 * class-file library can compute such maps, but spends more time on that than on all else, and
 * HotSpot has to compile what does it, just when it should compile the program.
 */
final class StackMaps {
    /** Makes class files of methods that have stack maps of their own. */
    static final ClassFile CONTEXT =
            ClassFile.of(
                    ClassFile.StackMapsOption.DROP_STACK_MAPS,
                    ClassFile.DebugElementsOption.PASS_DEBUG);

    private final CodeBuilder b;
    private final List<VerificationTypeInfo> locals = new ArrayList<>();
    private final List<StackMapFrameInfo> frames = new ArrayList<>();

    StackMaps(CodeBuilder b) {
        this.b = b;
    }

    /** {@return how the verifier names a class} */
    static VerificationTypeInfo type(ClassDesc desc) {
        return ObjectVerificationTypeInfo.of(desc);
    }

    /** Adds the next local: of a class. */
    void local(ClassDesc desc) {
        locals.add(type(desc));
    }

    /** Adds so many locals that hold any object. */
    void objects(int count) {
        for (int i = 0; i < count; i++) {
            local(CD_Object);
        }
    }

    /** Adds the next local: an int or boolean. */
    void intLocal() {
        locals.add(SimpleVerificationTypeInfo.INTEGER);
    }

    /** Adds the next local, two slots wide: a long. */
    void longLocal() {
        locals.add(SimpleVerificationTypeInfo.LONG);
    }

    /** Adds the next local, two slots wide: a double. */
    void doubleLocal() {
        locals.add(SimpleVerificationTypeInfo.DOUBLE);
    }

    /**
     * Binds a label to which the JVM comes by a jump, or from code that an exception leaves. No two
     * of them may be at one position.
     *
     * @param stack what the JVM's stack holds there
     */
    void bind(Label label, VerificationTypeInfo... stack) {
        b.labelBinding(label);
        frames.add(StackMapFrameInfo.of(label, locals, List.of(stack)));
    }

    /** As the other, with an empty stack, where it is not known whether code follows. */
    void bindApart(Label label) {
        bind(label);
        b.nop();
    }

    /** Adds the maps to the method, when all labels are bound. */
    void write() {
        b.with(StackMapTableAttribute.of(frames));
    }
}
