package org.jmpy.region;

import org.jmpy.interp.FunctionCode;
import org.jmpy.interp.MicroOps;
import org.jmpy.object.DictView;
import org.jmpy.object.ListType;
import org.jmpy.object.PyBoundMethod;
import org.jmpy.object.PyCell;
import org.jmpy.object.PyComplex;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyEnumerate;
import org.jmpy.object.PyInstance;
import org.jmpy.object.PyRange;
import org.jmpy.object.PySlice;
import org.jmpy.object.PyTuple;
import org.jmpy.object.Shape;
import org.jmpy.object.Types;

/** What virtual objects can be: objects that a region does without until somebody needs them. */
sealed interface Shell {
    /** Fields: the items. */
    Shell TUPLE = Plain.TUPLE;

    /** Fields: start, stop, step. */
    Shell RANGE = Plain.RANGE;

    /** Fields: the next item, how many are left, step. */
    Shell RANGE_ITERATOR = Plain.RANGE_ITERATOR;

    /** Fields: the list, the next index. */
    Shell LIST_ITERATOR = Plain.LIST_ITERATOR;

    /** Fields: the tuple, the next index. */
    Shell TUPLE_ITERATOR = Plain.TUPLE_ITERATOR;

    /** Fields: the str, the UTF-16 unit where the next character starts. */
    Shell TEXT_ITERATOR = Plain.TEXT_ITERATOR;

    /**
     * A str that += makes longer. Field: a StringBuilder, which grows in place, so that only one
     * local has it.
     */
    Shell GROWING_TEXT = Plain.GROWING_TEXT;

    /** Field: the dict. */
    Shell DICT_ITEMS = Plain.DICT_ITEMS;

    /** Field: the dict. */
    Shell DICT_VALUES = Plain.DICT_VALUES;

    /** The type of a value. Field: the value. */
    Shell TYPE = Plain.TYPE;

    /** Field: the value of the variable, or null. */
    Shell CELL = Plain.CELL;

    /** A complex number. Fields: its real part, its imaginary part. */
    Shell COMPLEX = Plain.COMPLEX;

    /** A method taken from an object. Fields: the function, the object. */
    Shell BOUND_METHOD = Plain.BOUND_METHOD;

    /** A dict that nobody has put anything into. It has no fields. */
    Shell EMPTY_DICT = Plain.EMPTY_DICT;

    /** Fields: start, stop, step; a part left out is None. */
    Shell SLICE = Plain.SLICE;

    /** Fields: an iterator, the number of its next item. */
    Shell ENUMERATE = Plain.ENUMERATE;

    /** {@return the object, its fields as Python values} */
    Object make(Object[] fields);

    /** Those that need nothing but their fields. */
    enum Plain implements Shell {
        TUPLE,
        RANGE,
        RANGE_ITERATOR,
        LIST_ITERATOR,
        TUPLE_ITERATOR,
        TEXT_ITERATOR,
        GROWING_TEXT,
        DICT_ITEMS,
        DICT_VALUES,
        TYPE,
        CELL,
        COMPLEX,
        BOUND_METHOD,
        EMPTY_DICT,
        SLICE,
        ENUMERATE;

        /** {@return the class of the objects, null if they are of several} */
        Class<?> madeClass() {
            return switch (this) {
                case TUPLE -> PyTuple.class;
                case RANGE -> PyRange.class;
                case RANGE_ITERATOR -> PyRange.RangeIterator.class;
                case LIST_ITERATOR -> ListType.ListIterator.class;
                case TUPLE_ITERATOR -> Containers.TUPLE_ITERATOR;
                case TEXT_ITERATOR -> Containers.TEXT_ITERATOR;
                case GROWING_TEXT -> String.class;
                case DICT_ITEMS, DICT_VALUES -> DictView.class;
                case TYPE -> null;
                case CELL -> PyCell.class;
                case COMPLEX -> PyComplex.class;
                case BOUND_METHOD -> PyBoundMethod.class;
                case EMPTY_DICT -> PyDict.class;
                case SLICE -> PySlice.class;
                case ENUMERATE -> PyEnumerate.class;
            };
        }

        @Override
        public Object make(Object[] fields) {
            return switch (this) {
                case TUPLE -> fields.length == 0 ? PyTuple.EMPTY : new PyTuple(fields);
                case RANGE -> new PyRange((Long) fields[0], (Long) fields[1], (Long) fields[2]);
                case RANGE_ITERATOR ->
                        new PyRange.RangeIterator(
                                (Long) fields[0], (Long) fields[1], (Long) fields[2]);
                case LIST_ITERATOR -> RegionOps.listIterator(fields[0], (Long) fields[1]);
                case TUPLE_ITERATOR -> ContainerOps.tupleIterator(fields[0], (Long) fields[1]);
                case TEXT_ITERATOR -> ContainerOps.textIterator(fields[0], (Long) fields[1]);
                case GROWING_TEXT -> fields[0].toString();
                case DICT_ITEMS -> ContainerOps.dictItems(fields[0]);
                case DICT_VALUES -> ContainerOps.dictValues(fields[0]);
                case TYPE -> Types.of(fields[0]);
                case CELL -> MicroOps.newCell(fields[0]);
                case COMPLEX -> new PyComplex((Double) fields[0], (Double) fields[1]);
                case BOUND_METHOD -> new PyBoundMethod(fields[0], fields[1]);
                case EMPTY_DICT -> new PyDict();
                case SLICE -> new PySlice(fields[0], fields[1], fields[2]);
                case ENUMERATE -> new PyEnumerate(fields[0], (Long) fields[1]);
            };
        }
    }

    /** An instance of a Python class. Fields: the attributes. */
    record Instance(Shape shape) implements Shell {
        @Override
        public Object make(Object[] fields) {
            return new PyInstance(shape, fields);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Instance that && shape == that.shape;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(shape);
        }

        @Override
        public String toString() {
            return "INSTANCE of " + shape.owner().name();
        }
    }

    /** A function without defaults. Fields: the cells it closes over. */
    record Function(FunctionCode code) implements Shell {
        @Override
        public Object make(Object[] fields) {
            return fields.length == 0 ? MicroOps.function(code) : MicroOps.closure(fields, code);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Function that && code == that.code;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(code);
        }

        @Override
        public String toString() {
            return "FUNCTION " + code.name();
        }
    }
}
