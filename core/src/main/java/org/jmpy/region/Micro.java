package org.jmpy.region;

import static org.jmpy.ir.Effect.ALLOCATES;
import static org.jmpy.ir.Effect.ESCAPES;
import static org.jmpy.ir.Effect.PURE;
import static org.jmpy.ir.Effect.READS;
import static org.jmpy.ir.Effect.WRITES;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.interp.AttributeCache;
import org.jmpy.interp.CompiledCode;
import org.jmpy.interp.FunctionCode;
import org.jmpy.interp.Generator;
import org.jmpy.interp.MicroOps;
import org.jmpy.interp.Resumption;
import org.jmpy.interp.Vm;
import org.jmpy.ir.Effect;
import org.jmpy.ir.MicroOp;
import org.jmpy.ir.ObjectKind;
import org.jmpy.ir.Role;
import org.jmpy.jvm.Operators;
import org.jmpy.object.HashTable;
import org.jmpy.object.Iteration;
import org.jmpy.object.Ops;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyComplex;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyInstance;
import org.jmpy.object.PyList;
import org.jmpy.object.PySet;
import org.jmpy.object.StrType;
import org.jmpy.object.Subscripts;
import org.jmpy.object.Typecode;
import org.jmpy.object.Types;

import java.util.List;

/** The micro-ops of regions, a row each. */
final class Micro {
    // Parts of memory.
    private static final String SHAPES = "shapes";
    private static final String ATTRIBUTES = "attributes";
    private static final String LISTS = "lists";
    private static final String ITEMS = "items";
    private static final String CELLS = "cells";
    private static final String ITERATORS = "iterators";
    private static final String ARRAYS = "arrays";
    private static final String FRAMES = "frames";
    private static final String TAKERS = "takers";
    private static final String TABLES = "tables";
    private static final String BUILDERS = "builders";
    private static final String BYTES = "bytes";
    private static final String ARRAY_BYTES = "array bytes";
    private static final String PENDING = "pending";
    private static final String DEPTH = "depth";
    private static final String HANDLED = "handled";
    private static final String TRACEBACKS = "tracebacks";

    // Objects whose content the optimiser follows from stores to loads.
    private static final ObjectKind FIELDS = contentOf("fields", PyInstance.class);
    private static final ObjectKind LONG_ITEMS = contentOf("longs", long[].class);
    private static final ObjectKind DOUBLE_ITEMS = contentOf("doubles", double[].class);
    private static final ObjectKind OBJECT_ITEMS = contentOf("objects", Object[].class);
    private static final ObjectKind ARRAY_ITEMS = contentOf("array", Object[].class);

    // The context. Any write may be of something that was assumed.
    static final MicroOp IS_VALID = quiet(Validity.class, "isValid", READS, null);
    // Other threads set it, so two looks are never the same.
    static final MicroOp IS_PENDING = quiet(Vm.class, "isPendingInRegion", WRITES, PENDING);
    static final MicroOp ENTER = quiet(Vm.class, "enter", ESCAPES, DEPTH);
    static final MicroOp LEAVE = quiet(Vm.class, "leave", WRITES, DEPTH);
    static final MicroOp HAS_ROOM = quiet(Vm.class, "hasRoom", READS, DEPTH);
    static final MicroOp COUNT_IN = quiet(Vm.class, "countIn", WRITES, DEPTH);
    static final MicroOp COUNT_OUT = quiet(Vm.class, "countOut", WRITES, DEPTH);
    static final MicroOp METHOD_SELF = quiet(MicroOps.class, "methodSelf", READS, null);

    // Kinds.
    static final MicroOp HAS_SHAPE = quiet(RegionOps.class, "hasShape", READS, SHAPES);
    static final MicroOp HAS_STRATEGY = quiet(RegionOps.class, "hasStrategy", READS, LISTS);
    static final MicroOp TYPE_OF = quiet(Types.class, "of", PURE, null);
    static final MicroOp IS_SUBCLASS = quiet(Types.class, "isSubclass", PURE, null);
    static final MicroOp IS_FUNCTION_OF = quiet(RegionOps.class, "isFunctionOf", PURE, null);

    // Instances.
    static final MicroOp GET_ATTRIBUTE =
            quiet(RegionOps.class, "attribute", READS, ATTRIBUTES).with(new Role.GetAt(FIELDS));
    static final MicroOp SET_ATTRIBUTE =
            quiet(RegionOps.class, "setAttribute", WRITES, ATTRIBUTES).with(new Role.PutAt(FIELDS));
    static final MicroOp ADD_ATTRIBUTE = quiet(RegionOps.class, "addAttribute", WRITES, null);
    static final MicroOp NEW_INSTANCE = quiet(RegionOps.class, "newInstance", ALLOCATES, null);

    // Lists, tuples, ranges, iteration.
    static final MicroOp LIST_SIZE = quiet(RegionOps.class, "listSize", READS, LISTS);
    static final MicroOp LONGS = quiet(PyList.class, "longs", READS, LISTS);
    static final MicroOp DOUBLES = quiet(PyList.class, "doubles", READS, LISTS);
    static final MicroOp OBJECTS = quiet(PyList.class, "objects", READS, LISTS);
    static final MicroOp GET_LONG =
            quiet(RegionOps.class, "getLong", READS, ITEMS).with(new Role.GetAt(LONG_ITEMS));
    static final MicroOp GET_DOUBLE =
            quiet(RegionOps.class, "getDouble", READS, ITEMS).with(new Role.GetAt(DOUBLE_ITEMS));
    static final MicroOp GET_OBJECT =
            quiet(RegionOps.class, "getItem", READS, ITEMS).with(new Role.GetAt(OBJECT_ITEMS));
    static final MicroOp SET_LONG =
            quiet(RegionOps.class, "setLong", WRITES, ITEMS).with(new Role.PutAt(LONG_ITEMS));
    static final MicroOp SET_DOUBLE =
            quiet(RegionOps.class, "setDouble", WRITES, ITEMS).with(new Role.PutAt(DOUBLE_ITEMS));
    static final MicroOp SET_OBJECT =
            quiet(RegionOps.class, "setItem", WRITES, ITEMS).with(new Role.PutAt(OBJECT_ITEMS));
    static final MicroOp LIST_ITEM = quiet(RegionOps.class, "listItem", READS, null);
    static final MicroOp LIST_HAS_LONG = quiet(ContainerOps.class, "listHasLong", READS, ITEMS);
    static final MicroOp TUPLE_FIND = quiet(ContainerOps.class, "tupleFind", PURE, null);
    static final MicroOp TUPLE_ITERATOR =
            quiet(ContainerOps.class, "tupleIterator", ALLOCATES, null);
    static final MicroOp LIST_SLICE = raising(RegionOps.class, "listSlice", WRITES, null);
    static final MicroOp SET_LIST_SLICE = raising(RegionOps.class, "setListSlice", WRITES, null);
    static final MicroOp APPEND = raising(PyList.class, "append", WRITES, null);
    static final MicroOp NEW_LIST = quiet(RegionOps.class, "newList", ALLOCATES, null);
    static final MicroOp TUPLE_SIZE = quiet(RegionOps.class, "tupleSize", PURE, null);
    static final MicroOp TUPLE_ITEM = quiet(RegionOps.class, "tupleItem", PURE, null);
    static final MicroOp ARRAY = quiet(RegionOps.class, "array", ALLOCATES, null);
    static final MicroOp SET_ITEM =
            quiet(RegionOps.class, "setItem", WRITES, ARRAYS).with(new Role.PutAt(ARRAY_ITEMS));
    static final MicroOp GET_ITEM =
            quiet(RegionOps.class, "getItem", READS, ARRAYS).with(new Role.GetAt(ARRAY_ITEMS));
    static final MicroOp TUPLE = quiet(RegionOps.class, "tuple", ALLOCATES, null);
    static final MicroOp RANGE = quiet(RegionOps.class, "range", ALLOCATES, null);
    static final MicroOp RANGE_COUNT = quiet(RegionOps.class, "rangeCount", PURE, null);
    static final MicroOp RANGE_ITERATOR = quiet(RegionOps.class, "rangeIterator", ALLOCATES, null);
    static final MicroOp LIST_ITERATOR = quiet(RegionOps.class, "listIterator", ALLOCATES, null);
    static final MicroOp ENUMERATE = quiet(RegionOps.class, "enumerate", ALLOCATES, null);
    static final MicroOp ITER = raising(Iteration.class, "iter", ESCAPES, null);
    static final MicroOp NEXT = raising(MicroOps.class, "next", ESCAPES, null);
    static final MicroOp NEXT_BUILTIN = raising(RegionOps.class, "nextItem", WRITES, ITERATORS);

    static final MicroOp APPEND_OBJECT = raising(PyList.class, "appendObject", WRITES, null);
    static final MicroOp APPEND_LONG = raising(PyList.class, "appendLong", WRITES, null);
    static final MicroOp APPEND_DOUBLE = raising(PyList.class, "appendDouble", WRITES, null);
    static final MicroOp LEN = raising(Ops.class, "len", READS, null);

    // Arrays.
    static final MicroOp IS_ARRAY_OF = quiet(ArrayOps.class, "isArrayOf", PURE, null);
    static final MicroOp ARRAY_SIZE = quiet(ArrayOps.class, "size", READS, LISTS);
    static final MicroOp ARRAY_DATA = quiet(ArrayOps.class, "data", READS, LISTS);

    // Frames of generators, and those they delegate to.
    static final MicroOp FRAME_SLOT = quiet(RegionOps.class, "frameSlot", READS, FRAMES);
    static final MicroOp SET_FRAME_SLOT = quiet(RegionOps.class, "setFrameSlot", WRITES, FRAMES);
    static final MicroOp SET_HANDLERS = quiet(RegionOps.class, "setHandlers", WRITES, FRAMES);
    static final MicroOp SUSPEND = quiet(RegionOps.class, "suspend", WRITES, FRAMES);
    static final MicroOp FRAME_OF = quiet(Generator.class, "frame", PURE, null);
    static final MicroOp WAITS_AT = quiet(RegionOps.class, "waitsAt", READS, FRAMES);
    static final MicroOp BEGIN = quiet(Generator.class, "begin", WRITES, FRAMES);
    static final MicroOp SUSPENDED = quiet(Generator.class, "suspended", WRITES, FRAMES);
    static final MicroOp RETURNED = quiet(Generator.class, "returned", WRITES, FRAMES);
    static final MicroOp OFFER = quiet(Resumption.class, "offer", WRITES, TAKERS);
    static final MicroOp OFFER_INT = quiet(Resumption.class, "offerInt", WRITES, TAKERS);
    static final MicroOp OFFER_FLOAT = quiet(Resumption.class, "offerFloat", WRITES, TAKERS);
    static final MicroOp DELEGATE = raising(MicroOps.class, "delegate", ESCAPES, null);
    static final MicroOp DELEGATED = quiet(MicroOps.class, "delegated", READS, FRAMES);

    // Complex numbers.
    static final MicroOp COMPLEX = quiet(RegionOps.class, "complex", ALLOCATES, null);
    static final MicroOp COMPLEX_REAL = quiet(PyComplex.class, "re", PURE, null);
    static final MicroOp COMPLEX_IMAG = quiet(PyComplex.class, "im", PURE, null);

    // Cells and globals.
    static final MicroOp NEW_CELL = quiet(MicroOps.class, "newCell", ALLOCATES, null);
    static final MicroOp BOUND_METHOD = quiet(MicroOps.class, "boundMethod", ALLOCATES, null);
    static final MicroOp CELL = quiet(RegionOps.class, "cell", PURE, null);
    static final MicroOp CELL_VALUE = quiet(RegionOps.class, "cellValue", READS, CELLS);
    static final MicroOp LOAD_CELL = raising(MicroOps.class, "loadCell", READS, CELLS);
    static final MicroOp SET_CELL = quiet(MicroOps.class, "storeCell", WRITES, CELLS);
    static final MicroOp ENTRY_VALUE = quiet(RegionOps.class, "entryValue", READS, null);
    static final MicroOp SET_ENTRY_VALUE = quiet(RegionOps.class, "setEntryValue", WRITES, null);
    static final MicroOp LOAD_GLOBAL = raising(RegionOps.class, "loadGlobal", READS, null);
    static final MicroOp STORE_GLOBAL = raising(RegionOps.class, "storeGlobal", ESCAPES, null);

    // Numbers.
    static final MicroOp SHL_CHECK = quiet(RegionOps.class, "shiftFits", PURE, null);
    static final MicroOp INT_MIN = quiet(RegionOps.class, "least", PURE, null);
    static final MicroOp INT_MAX = quiet(RegionOps.class, "greatest", PURE, null);
    static final MicroOp INT_ABS = quiet(RegionOps.class, "intAbs", PURE, null);
    static final MicroOp SQUARE_ROOT = quiet(Math.class, "sqrt", PURE, null);
    static final MicroOp FLOAT_ABS = quiet(RegionOps.class, "floatAbs", PURE, null);
    static final MicroOp TRUNCATE = quiet(RegionOps.class, "truncate", PURE, null);
    static final MicroOp FLOAT_POW = raising(RegionOps.class, "floatPow", PURE, null);
    static final MicroOp FLOAT_FLOORDIV = quiet(RegionOps.class, "floatFloorDivide", PURE, null);
    static final MicroOp FLOAT_MOD = quiet(RegionOps.class, "floatModulo", PURE, null);

    // Results of special methods.
    static final MicroOp IS_TRUE = quiet(RegionOps.class, "isTrue", PURE, null);
    static final MicroOp IS_NOT_ZERO = quiet(RegionOps.class, "isNotZero", PURE, null);
    static final MicroOp LENGTH = raising(RegionOps.class, "length", ESCAPES, null);
    static final MicroOp OPERATOR_RESULT =
            raising(RegionOps.class, "operatorResult", ESCAPES, null);

    // What any object may do.
    static final MicroOp TRUTH = raising(Ops.class, "truth", ESCAPES, null);
    static final MicroOp NOT = raising(Ops.class, "not", ESCAPES, null);
    static final MicroOp NEGATIVE = raising(Ops.class, "negative", ESCAPES, null);
    static final MicroOp UNARY = raising(RegionOps.class, "unary", ESCAPES, null);
    static final MicroOp BINARY = raising(RegionOps.class, "binary", ESCAPES, null);
    static final MicroOp IS = quiet(Ops.class, "is", PURE, null);
    static final MicroOp LOAD_ATTR = raising(MicroOps.class, "loadAttr", ESCAPES, null);
    static final MicroOp STORE_ATTR = raising(MicroOps.class, "storeAttr", ESCAPES, null);
    static final MicroOp LOAD_METHOD =
            raising(
                    MicroOps.class,
                    "loadMethod",
                    ESCAPES,
                    null,
                    Object.class,
                    AttributeCache.class,
                    String.class,
                    Vm.class);
    static final MicroOp LOAD_SUPER_METHOD =
            raising(
                    MicroOps.class,
                    "loadSuperMethod",
                    ESCAPES,
                    null,
                    Object.class,
                    Object.class,
                    String.class,
                    Vm.class);
    static final MicroOp LOAD_SUBSCR = raising(Subscripts.class, "load", ESCAPES, null);
    static final MicroOp STORE_SUBSCR = raising(MicroOps.class, "storeSubscr", ESCAPES, null);

    // Dicts and sets.
    static final MicroOp FIND_INT = quiet(HashTable.class, "findInt", READS, TABLES);
    static final MicroOp FIND_TEXT = quiet(HashTable.class, "findText", READS, TABLES);
    static final MicroOp FIND_TUPLE = quiet(HashTable.class, "findTuple", READS, TABLES);
    static final MicroOp FIND_TYPE = quiet(HashTable.class, "findType", READS, TABLES);
    static final MicroOp TABLE_SIZE = quiet(ContainerOps.class, "size", READS, TABLES);
    static final MicroOp DICT_VALUE = quiet(ContainerOps.class, "dictValue", READS, TABLES);
    static final MicroOp DICT_VALUE_OR = quiet(ContainerOps.class, "dictValueOr", READS, TABLES);
    static final MicroOp PUT_INT = raising(PyDict.class, "putIntAt", WRITES, TABLES);
    static final MicroOp PUT_TEXT = raising(PyDict.class, "putTextAt", WRITES, TABLES);
    static final MicroOp PUT_TUPLE = raising(PyDict.class, "putTupleAt", WRITES, TABLES);
    static final MicroOp DICT_ITEMS = quiet(ContainerOps.class, "dictItems", ALLOCATES, null);
    static final MicroOp DICT_VALUES = quiet(ContainerOps.class, "dictValues", ALLOCATES, null);
    static final MicroOp ITEM_ITERATOR = quiet(ContainerOps.class, "itemIterator", ALLOCATES, null);
    static final MicroOp VALUE_ITERATOR =
            quiet(ContainerOps.class, "valueIterator", ALLOCATES, null);
    static final MicroOp CONTAINER_ITERATOR =
            quiet(ContainerOps.class, "iterator", ALLOCATES, null);
    static final MicroOp SET_ADD = raising(PySet.class, "addAt", WRITES, TABLES);
    static final MicroOp SET_BINARY = raising(ContainerOps.class, "setBinary", ESCAPES, null);
    static final MicroOp IS_MUTABLE_SET = quiet(ContainerOps.class, "isMutable", PURE, null);

    // Texts and bytes.
    static final MicroOp TEXT_LENGTH = quiet(ContainerOps.class, "textLength", PURE, null);
    static final MicroOp TEXT_UNITS = quiet(ContainerOps.class, "textUnits", PURE, null);
    static final MicroOp TEXT_ITEM = quiet(StrType.class, "item", PURE, null);
    static final MicroOp TEXT_AT = quiet(StrType.class, "characterAt", PURE, null);
    static final MicroOp TEXT_ITERATOR = quiet(ContainerOps.class, "textIterator", ALLOCATES, null);
    static final MicroOp TEXT_CONCAT = raising(StrType.class, "concat", ALLOCATES, null);
    static final MicroOp TEXT_SLICE = raising(StrType.class, "slice", ALLOCATES, null);
    static final MicroOp TEXT_BUILDER = quiet(ContainerOps.class, "builder", ALLOCATES, null);
    static final MicroOp TEXT_APPEND = raising(StrType.class, "append", WRITES, BUILDERS);
    static final MicroOp TEXT_BUILT = quiet(ContainerOps.class, "built", READS, BUILDERS);
    static final MicroOp TEXT_EQUALS = quiet(ContainerOps.class, "textEquals", PURE, null);
    static final MicroOp TEXT_CONTAINS = quiet(ContainerOps.class, "textContains", PURE, null);
    static final MicroOp TEXT_ORDER = quiet(StrType.class, "order", PURE, null);
    static final MicroOp INT_TEXT = raising(ContainerOps.class, "intText", ALLOCATES, null);
    static final MicroOp ORD = quiet(ContainerOps.class, "ord", PURE, null);
    static final MicroOp CHR = quiet(ContainerOps.class, "chr", PURE, null);
    static final MicroOp BYTES_SIZE = quiet(ContainerOps.class, "bytesSize", PURE, null);
    static final MicroOp BYTES_ITEM = quiet(ContainerOps.class, "bytesItem", PURE, null);
    static final MicroOp BYTE_ARRAY_SIZE = quiet(ContainerOps.class, "byteArraySize", READS, BYTES);
    static final MicroOp BYTE_ARRAY_ITEM = quiet(ContainerOps.class, "byteArrayItem", READS, BYTES);
    static final MicroOp BYTE_ARRAY_INDEX =
            quiet(ContainerOps.class, "byteArrayIndex", READS, BYTES);
    static final MicroOp SET_BYTE = quiet(ContainerOps.class, "setByte", WRITES, BYTES);

    static final MicroOp LIST = quiet(RegionOps.class, "list", ALLOCATES, null);
    static final MicroOp SET = raising(RegionOps.class, "set", ESCAPES, null);
    static final MicroOp SLICE = quiet(RegionOps.class, "slice", ALLOCATES, null);
    static final MicroOp DICT = quiet(MicroOps.class, "newDict", ALLOCATES, null);
    static final MicroOp STORE_MAP = raising(MicroOps.class, "storeMap", ESCAPES, null);
    static final MicroOp STORE_SET_ITEM = raising(MicroOps.class, "storeSetItem", ESCAPES, null);
    static final MicroOp UNPACK = raising(RegionOps.class, "unpack", ESCAPES, null);
    static final MicroOp UNPACK_STAR = raising(RegionOps.class, "unpackStar", ESCAPES, null);
    static final MicroOp CHECK_INITIALISED =
            raising(RegionOps.class, "checkInitialised", ESCAPES, null);

    // Exceptions.
    static final MicroOp RAISE = raising(RegionOps.class, "raise", ESCAPES, null);
    static final MicroOp RAISE_AGAIN = raising(RegionOps.class, "raiseAgain", WRITES, null);
    static final MicroOp EXCEPTION = quiet(RegionOps.class, "exception", PURE, null);
    static final MicroOp ADD_PLACE = quiet(RegionOps.class, "addPlace", WRITES, TRACEBACKS);
    static final MicroOp SET_HANDLED = quiet(Vm.class, "setHandledException", WRITES, HANDLED);
    static final MicroOp EXCEPTION_MATCH = raising(Ops.class, "exceptionMatch", PURE, null);
    static final MicroOp ENTER_WITH = raising(MicroOps.class, "enterWith", ESCAPES, null);
    static final MicroOp EXIT_WITH = raising(MicroOps.class, "exitWith", ESCAPES, null);

    // Functions.
    static final MicroOp FUNCTION = quiet(MicroOps.class, "function", ALLOCATES, null);
    static final MicroOp CLOSURE = quiet(MicroOps.class, "closure", ALLOCATES, null);
    static final MicroOp FUNCTION_WITH_DEFAULTS =
            quiet(MicroOps.class, "functionWithDefaults", ALLOCATES, null);

    // Calls.
    static final MicroOp CODE_TO_CALL = quiet(MicroOps.class, "codeToCall", READS, null);

    /** By the number of arguments. HotSpot may take the code that is called for the only one. */
    static final MicroOp[] RECURSION = calls(CompiledCode.class, "call");

    /** The same of functions that will have better code when the region is in use. */
    static final MicroOp[] CALL_CODE = calls(MicroOps.class, "callCode");

    static final MicroOp[] BODY = {
        raising(PyBuiltin.Fn0.class, "call", ESCAPES, null),
        raising(PyBuiltin.Fn1.class, "call", ESCAPES, null),
        raising(PyBuiltin.Fn2.class, "call", ESCAPES, null),
        raising(PyBuiltin.Fn3.class, "call", ESCAPES, null),
    };
    static final MicroOp BODY_OF_ARRAY = raising(PyBuiltin.FnN.class, "call", ESCAPES, null);
    static final MicroOp BODY_WITH_NAMES = raising(PyBuiltin.FnKw.class, "call", ESCAPES, null);
    static final MicroOp[] CALL = {
        raising(MicroOps.class, "call0", ESCAPES, null, Object.class, FunctionCode.class),
        raising(
                MicroOps.class,
                "call1",
                ESCAPES,
                null,
                Object.class,
                Object.class,
                FunctionCode.class),
        raising(
                MicroOps.class,
                "call2",
                ESCAPES,
                null,
                Object.class,
                Object.class,
                Object.class,
                FunctionCode.class),
        raising(
                MicroOps.class,
                "call3",
                ESCAPES,
                null,
                Object.class,
                Object.class,
                Object.class,
                Object.class,
                FunctionCode.class),
    };
    static final MicroOp[] CALL_METHOD = {
        raising(
                MicroOps.class,
                "callMethod0",
                ESCAPES,
                null,
                Object.class,
                Object.class,
                FunctionCode.class),
        raising(
                MicroOps.class,
                "callMethod1",
                ESCAPES,
                null,
                Object.class,
                Object.class,
                Object.class,
                FunctionCode.class),
        raising(
                MicroOps.class,
                "callMethod2",
                ESCAPES,
                null,
                Object.class,
                Object.class,
                Object.class,
                Object.class,
                FunctionCode.class),
    };
    static final MicroOp CALL_ANY = raising(RegionOps.class, "call", ESCAPES, null);
    static final MicroOp CALL_STARRED = raising(RegionOps.class, "callStarred", ESCAPES, null);

    private static final MicroOp[] OPERATORS = operators();

    private Micro() {}

    /** {@return what reads an item of an array of a kind} */
    static MicroOp getItem(Typecode typecode) {
        String name =
                switch (typecode) {
                    case INT8 -> "getInt8";
                    case UINT8 -> "getUInt8";
                    case INT16 -> "getInt16";
                    case UINT16 -> "getUInt16";
                    case INT32 -> "getInt32";
                    case UINT32 -> "getUInt32";
                    case INT64 -> "getInt64";
                    case FLOAT32 -> "getFloat32";
                    case FLOAT64 -> "getFloat64";
                };
        return quiet(ArrayOps.class, name, READS, ARRAY_BYTES);
    }

    /** {@return what writes an item of an array of a kind} */
    static MicroOp setItem(Typecode typecode) {
        String name =
                switch (typecode) {
                    case INT8, UINT8 -> "setInt8";
                    case INT16, UINT16 -> "setInt16";
                    case INT32, UINT32 -> "setInt32";
                    case INT64 -> "setInt64";
                    case FLOAT32 -> "setFloat32";
                    case FLOAT64 -> "setFloat64";
                };
        return quiet(ArrayOps.class, name, WRITES, ARRAY_BYTES);
    }

    private static ObjectKind contentOf(String tag, Class<?> type) {
        return new ObjectKind(tag, type, List.of());
    }

    private static MicroOp quiet(Class<?> owner, String name, Effect effect, String memory) {
        return MicroOp.of(owner, name, effect, false, memory);
    }

    private static MicroOp raising(Class<?> owner, String name, Effect effect, String memory) {
        return MicroOp.of(owner, name, effect, true, memory);
    }

    private static MicroOp raising(
            Class<?> owner, String name, Effect effect, String memory, Class<?>... parameters) {
        return MicroOp.of(owner, name, effect, true, memory, parameters);
    }

    /** {@return the methods of a name that run plain calls, by the number of arguments} */
    private static MicroOp[] calls(Class<?> owner, String name) {
        MicroOp[] calls = new MicroOp[CompiledCode.MAX_ARGS + 1];
        for (int i = 0; i < calls.length; i++) {
            calls[i] = raising(owner, name + i, ESCAPES, null);
        }
        return calls;
    }

    /** {@return the micro-op of a binary operation, null if it has none of its own} */
    static MicroOp operator(int opcode) {
        return OPERATORS[opcode];
    }

    private static MicroOp[] operators() {
        MicroOp[] operators = new MicroOp[BinaryOp.BYTECODE_COUNT];
        for (int i = 0; i < operators.length; i++) {
            String name = Operators.microOp(i);
            operators[i] = name == null ? null : raising(Ops.class, name, ESCAPES, null);
        }
        return operators;
    }
}
