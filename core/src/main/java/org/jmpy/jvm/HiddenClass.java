package org.jmpy.jvm;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;

/**
 * Makes a hidden class with one instance: a superclass, methods, and constants as static final
 * fields. The class is unloaded when the instance and its class are not reachable any more.
 */
final class HiddenClass {
    /** HotSpot does not compile methods over 8,000 bytes; some room is left. */
    static final int MAX_METHOD_BYTES = 7_800;

    private static final MethodTypeDesc NO_ARGS = MethodTypeDesc.of(CD_void);

    private final MethodHandles.Lookup lookup;
    private final ClassDesc superclass;
    private final ClassDesc name;
    private final ConstantPool pool;

    /**
     * @param lookup a class of the package that the new class shall be in; it must have full access
     */
    HiddenClass(MethodHandles.Lookup lookup, ClassDesc superclass) {
        this.lookup = lookup;
        this.superclass = superclass;
        name = ClassDesc.of(lookup.lookupClass().getPackageName(), "Compiled");
        pool = new ConstantPool(name);
    }

    /** Writes members of a class. */
    interface Members {
        void write(ClassBuilder cls);
    }

    /** {@return by what name the class refers to itself} */
    ClassDesc name() {
        return name;
    }

    /** {@return its constants, which the methods may add to while they are written} */
    ConstantPool pool() {
        return pool;
    }

    /**
     * Builds the class file.
     *
     * @throws Refusal.Refused if a method is too large for HotSpot
     */
    byte[] build(ClassFile context, Members members) throws Refusal.Refused {
        byte[] bytes =
                context.build(
                        name,
                        cls -> {
                            cls.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
                            cls.withSuperclass(superclass);
                            members.write(cls);
                            writeConstructor(cls);
                            writeConstants(cls);
                        });
        checkSize(bytes);
        return bytes;
    }

    /** {@return an instance of the class that {@link #build} made} */
    Object define(byte[] bytes) {
        try {
            MethodHandles.Lookup inside =
                    lookup.defineHiddenClassWithClassData(bytes, pool.values(), true);
            Constructor<?> constructor = inside.lookupClass().getDeclaredConstructor();
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("compiled class", e);
        }
    }

    /** The class-file library would load a hundred classes to tell the same. */
    private static void checkSize(byte[] bytes) throws Refusal.Refused {
        if (MethodSizes.largest(bytes) > MAX_METHOD_BYTES) {
            throw new Refusal.Refused(Refusal.TOO_LARGE);
        }
    }

    private void writeConstructor(ClassBuilder cls) {
        cls.withMethodBody(
                ConstantDescs.INIT_NAME,
                NO_ARGS,
                ClassFile.ACC_PUBLIC,
                b ->
                        b.aload(0)
                                .invokespecial(superclass, ConstantDescs.INIT_NAME, NO_ARGS)
                                .return_());
    }

    /** The constants arrive as class data, an array, and are put in static final fields. */
    private void writeConstants(ClassBuilder cls) {
        int count = pool.size();
        if (count == 0) {
            return;
        }
        for (int i = 0; i < count; i++) {
            cls.withField(
                    "c" + i,
                    pool.type(i),
                    ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
        }
        ClassDesc handles = Signatures.desc(MethodHandles.class);
        ClassDesc lookupType = Signatures.desc(MethodHandles.Lookup.class);
        cls.withMethodBody(
                ConstantDescs.CLASS_INIT_NAME,
                NO_ARGS,
                ClassFile.ACC_STATIC,
                b -> {
                    b.invokestatic(handles, "lookup", MethodTypeDesc.of(lookupType));
                    b.ldc(ConstantDescs.DEFAULT_NAME);
                    b.ldc(Signatures.OBJECTS);
                    b.invokestatic(
                            handles,
                            "classData",
                            MethodTypeDesc.of(
                                    CD_Object,
                                    lookupType,
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
