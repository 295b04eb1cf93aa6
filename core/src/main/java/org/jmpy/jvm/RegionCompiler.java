package org.jmpy.jvm;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;

import org.jmpy.ir.Region;
import org.jmpy.ir.Type;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles regions to hidden classes.
 *
 * <p>The region becomes one static method, named after it. Values are in JVM locals and on the
 * JVM's stack; a guard is a forward jump to the end of the method, where the exits are: each brings
 * its number and goes to the one piece of code that all exits share which pass out the same locals.
 * A call with an exit has an entry in the exception table. Constants that are objects become static
 * final fields. The class goes when nothing refers to its instance any more.
 *
 * <p>Loops with several ways in are such that HotSpot optimises badly; the optimiser leaves few.
 */
public final class RegionCompiler {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    static {
        // HotSpot compiles no static call to a class that has not run yet: the first return from
        // a region would have it throw the code away.
        try {
            LOOKUP.ensureInitialized(RegionSupport.class);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a class of this package", e);
        }
    }

    /** About how large parts of a region are tried first, in bytes; then halves. */
    private static final int LARGEST_PART = 6_000;

    private static final int SMALLEST_PART = 600;

    private static final MethodTypeDesc RUN =
            MethodTypeDesc.of(RegionEmitter.STATE, CD_int, RegionEmitter.STATE);

    private final RegionGraph graph;
    private final boolean isFunction;
    private final int parameterSlots;
    private final LocalAllocator allocator;

    private final RegionSettings settings;

    private RegionCompiler(
            Region region, boolean isFunction, int parameterSlots, RegionSettings settings)
            throws Refusal.Refused {
        this.settings = settings;
        this.isFunction = isFunction;
        this.parameterSlots = parameterSlots;
        graph = new RegionGraph(region);
        Schedule.apply(graph, isFunction, settings.faults() != null);
        allocator = new LocalAllocator(graph, parameterSlots);
        allocator.allocate(isFunction);
    }

    /**
     * A region as a class.
     *
     * @param code an instance of the class
     * @param exits tells what the states of its exits hold
     * @param training trains its guards, null if that was not asked for
     */
    public record Compiled<T>(T code, Exits exits, Training training) {}

    /** {@return {@code region} as code that takes and gives states} */
    public static Compiled<CompiledRegion> compile(Region region, RegionSettings settings)
            throws Refusal.Refused {
        RegionCompiler compiler = new RegionCompiler(region, false, 2, settings);
        return compiler.define(CompiledRegion.class, "run", RUN, null);
    }

    /** Compiles with the usual settings. */
    public static Compiled<CompiledRegion> compile(Region region) throws Refusal.Refused {
        return compile(region, RegionSettings.USUAL);
    }

    /**
     * {@return {@code region}, a function, as a subclass of {@code superclass}}
     *
     * @param superclass has a constructor without parameters; the compiled code must be able to
     *     name it
     * @param method a public method of it, which is overridden
     * @param type its type: references in, which are the parameters of the region's only entry, and
     *     a reference out, which is what the region returns
     * @param leaver goes on after an exit, in tail position
     */
    public static <T> Compiled<T> compileFunction(
            Region region,
            Class<T> superclass,
            String method,
            MethodTypeDesc type,
            Leaver leaver,
            RegionSettings settings)
            throws Refusal.Refused {
        checkFunction(region, type);
        RegionCompiler compiler = new RegionCompiler(region, true, type.parameterCount(), settings);
        return compiler.define(superclass, method, type, leaver);
    }

    /** Compiles with the usual settings. */
    public static <T> Compiled<T> compileFunction(
            Region region, Class<T> superclass, String method, MethodTypeDesc type, Leaver leaver)
            throws Refusal.Refused {
        return compileFunction(region, superclass, method, type, leaver, RegionSettings.USUAL);
    }

    private static void checkFunction(Region region, MethodTypeDesc type) {
        if (region.entries().size() != 1
                || region.entries().getFirst().parameters().size() != type.parameterCount()) {
            throw new IllegalArgumentException("a function has one entry, with its parameters");
        }
        if (region.entries().getFirst().parameters().stream().anyMatch(p -> p.type() != Type.REF)) {
            throw new IllegalArgumentException("a parameter of a function is an object");
        }
    }

    // ---- in parts ------------------------------------------------------------------------------

    /**
     * {@return {@code region} in as many methods as it needs; going from one to another costs some
     * tens of nanoseconds. No guards are trained}
     */
    public static Compiled<CompiledRegion> compileInParts(Region region, RegionSettings settings)
            throws Refusal.Refused {
        RegionSettings untrained =
                new RegionSettings(settings.listener(), settings.faults(), settings.lines(), null);
        for (int size = LARGEST_PART; ; size /= 2) {
            RegionParts cut = new RegionParts(region, size);
            try {
                List<Compiled<CompiledRegion>> parts = new ArrayList<>();
                for (Region part : cut.parts()) {
                    parts.add(part.entries().isEmpty() ? null : compile(part, untrained));
                }
                PartedRegion parted = new PartedRegion(cut, parts);
                return new Compiled<>(parted, parted.exits(), null);
            } catch (Refusal.Refused e) {
                if (size < SMALLEST_PART) {
                    throw e;
                }
            }
        }
    }

    /** {@return a function as {@link #compileFunction} does, in as many methods as it needs} */
    public static <T> Compiled<T> compileFunctionInParts(
            Region region,
            Class<T> superclass,
            String method,
            MethodTypeDesc type,
            Leaver leaver,
            RegionSettings settings)
            throws Refusal.Refused {
        checkFunction(region, type);
        Compiled<CompiledRegion> parts = compileInParts(region, settings);
        HiddenClass hidden = new HiddenClass(LOOKUP, Signatures.desc(superclass));
        byte[] bytes =
                hidden.build(
                        ClassFile.of(),
                        cls ->
                                cls.withMethodBody(
                                        method,
                                        type,
                                        ClassFile.ACC_PUBLIC,
                                        b -> call(b, hidden.pool(), parts.code(), leaver, type)));
        return new Compiled<>(superclass.cast(hidden.define(bytes)), parts.exits(), null);
    }

    private static void call(
            CodeBuilder b,
            ConstantPool pool,
            CompiledRegion region,
            Leaver leaver,
            MethodTypeDesc type) {
        ClassDesc regionType = Signatures.desc(CompiledRegion.class);
        ClassDesc leaverType = Signatures.desc(Leaver.class);
        pool.load(b, region, regionType);
        pool.load(b, leaver, leaverType);
        b.loadConstant(type.parameterCount()).anewarray(CD_Object);
        for (int i = 0; i < type.parameterCount(); i++) {
            b.dup().loadConstant(i).aload(1 + i).aastore();
        }
        b.invokestatic(
                Signatures.desc(RegionSupport.class),
                "call",
                MethodTypeDesc.of(CD_Object, regionType, leaverType, Signatures.OBJECTS));
        b.areturn();
    }

    // ---- one class -----------------------------------------------------------------------------

    /** Tries with exits that write what they need, and if that is too large with smaller ones. */
    private <T> Compiled<T> define(
            Class<T> superclass, String method, MethodTypeDesc type, Leaver leaver)
            throws Refusal.Refused {
        try {
            return define(superclass, method, type, leaver, WriteBack.USUAL_SLACK);
        } catch (Refusal.Refused e) {
            if (e.reason() != Refusal.TOO_LARGE) {
                throw e;
            }
            return define(superclass, method, type, leaver, WriteBack.ANY_SLACK);
        }
    }

    private <T> Compiled<T> define(
            Class<T> superclass, String method, MethodTypeDesc type, Leaver leaver, int slack)
            throws Refusal.Refused {
        List<WriteBack> writeBacks = WriteBack.of(graph, slack);
        if (CodeSize.least(graph, writeBacks) > HiddenClass.MAX_METHOD_BYTES) {
            throw new Refusal.Refused(Refusal.TOO_LARGE);
        }
        HiddenClass hidden = new HiddenClass(LOOKUP, Signatures.desc(superclass));
        Writers writers = new Writers(hidden, leaver);
        Training training = settings.trained() == null ? null : new Training();
        String name = methodName(graph.region.name());
        byte[] bytes =
                hidden.build(
                        StackMaps.CONTEXT,
                        cls -> {
                            cls.withMethodBody(
                                    name,
                                    type,
                                    ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
                                    b -> emit(b, writeBacks, hidden.pool(), writers, training));
                            cls.withMethodBody(
                                    method,
                                    type,
                                    ClassFile.ACC_PUBLIC,
                                    b -> forward(b, hidden.name(), name, type));
                            writers.writeMethods(cls);
                        });
        if (settings.listener() != null) {
            settings.listener().compiled(graph.region.name(), bytes);
        }
        return new Compiled<>(superclass.cast(hidden.define(bytes)), Exits.of(graph), training);
    }

    private void emit(
            CodeBuilder b,
            List<WriteBack> writeBacks,
            ConstantPool pool,
            Writers writers,
            Training training) {
        new RegionEmitter(
                        graph,
                        writeBacks,
                        allocator,
                        pool,
                        writers,
                        isFunction,
                        parameterSlots,
                        settings,
                        training,
                        b)
                .write();
    }

    private void forward(CodeBuilder b, ClassDesc owner, String name, MethodTypeDesc type) {
        for (int i = 0; i < type.parameterCount(); i++) {
            if (type.parameterType(i).isPrimitive()) {
                b.iload(1 + i);
            } else {
                b.aload(1 + i);
            }
        }
        b.invokestatic(owner, name, type).areturn();
    }

    /** {@return a name that the JVM allows for a method and that profilers can show} */
    private static String methodName(String name) {
        StringBuilder text = new StringBuilder("region_");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            text.append(Character.isLetterOrDigit(c) && c < 128 ? c : '_');
        }
        return text.toString();
    }
}
