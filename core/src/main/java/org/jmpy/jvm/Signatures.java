package org.jmpy.jvm;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;

import org.jmpy.bytecode.Flow;
import org.jmpy.interp.AttributeCache;
import org.jmpy.interp.BytecodeFunction;
import org.jmpy.interp.CompiledCode;
import org.jmpy.interp.Frame;
import org.jmpy.interp.FunctionCode;
import org.jmpy.interp.LoopCount;
import org.jmpy.interp.MicroOps;
import org.jmpy.interp.ModuleCode;
import org.jmpy.interp.Vm;
import org.jmpy.object.Iteration;
import org.jmpy.object.Ops;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.jmpy.object.Singleton;
import org.jmpy.object.Subscripts;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;

/** The classes and descriptors that compiled code names. */
final class Signatures {
    static final ClassDesc MICRO_OPS = desc(MicroOps.class);
    static final ClassDesc OPS = desc(Ops.class);
    static final ClassDesc SUBSCRIPTS = desc(Subscripts.class);
    static final ClassDesc ITERATION = desc(Iteration.class);
    static final ClassDesc FRAME = desc(Frame.class);
    static final ClassDesc FUNCTION = desc(BytecodeFunction.class);
    static final ClassDesc FUNCTION_CODE = desc(FunctionCode.class);
    static final ClassDesc LOOP_COUNT = desc(LoopCount.class);
    static final ClassDesc HANDLER = desc(Flow.Handler.class);
    static final ClassDesc MODULE_CODE = desc(ModuleCode.class);
    static final ClassDesc COMPILED_CODE = desc(CompiledCode.class);
    static final ClassDesc CACHE = desc(AttributeCache.class);
    static final ClassDesc VM = desc(Vm.class);
    static final ClassDesc DICT = desc(PyDict.class);
    static final ClassDesc SINGLETON = desc(Singleton.class);
    static final ClassDesc PY_ERROR = desc(PyError.class);
    static final ClassDesc THROWABLE = desc(Throwable.class);
    static final ClassDesc STRING = desc(String.class);
    static final ClassDesc BOOLEAN = desc(Boolean.class);
    static final ClassDesc LONG = desc(Long.class);
    static final ClassDesc OBJECTS = desc(Object[].class);

    private Signatures() {}

    static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    /** {@return the type of a method; parameters as given} */
    static MethodTypeDesc type(ClassDesc result, ClassDesc... parameters) {
        return MethodTypeDesc.of(result, parameters);
    }

    /** {@return {@code Object f(Object...)} with {@code count} parameters and then {@code more}} */
    static MethodTypeDesc objects(int count, ClassDesc... more) {
        ClassDesc[] parameters = new ClassDesc[count + more.length];
        Arrays.fill(parameters, 0, count, CD_Object);
        System.arraycopy(more, 0, parameters, count, more.length);
        return MethodTypeDesc.of(CD_Object, parameters);
    }

    /** {@return {@code void f(Object...)} with {@code count} parameters and then {@code more}} */
    static MethodTypeDesc consumes(int count, ClassDesc... more) {
        return objects(count, more).changeReturnType(CD_void);
    }

    /** {@return the entry of compiled code for plain calls with {@code count} arguments} */
    static MethodTypeDesc plainCall(int count) {
        MethodTypeDesc type = objects(count);
        return type.insertParameterTypes(0, FUNCTION);
    }
}
