package org.jmpy.region;

import org.jmpy.object.PyRange;
import org.jmpy.object.PyTuple;

/** What virtual objects can be: objects that a region does without until somebody needs them. */
enum Shell {
    /** Fields: the items. */
    TUPLE {
        @Override
        Object make(Object[] fields) {
            return fields.length == 0 ? PyTuple.EMPTY : new PyTuple(fields);
        }
    },
    /** Fields: start, stop, step. */
    RANGE {
        @Override
        Object make(Object[] fields) {
            return new PyRange((Long) fields[0], (Long) fields[1], (Long) fields[2]);
        }
    },
    /** Fields: the next item, how many are left, step. */
    RANGE_ITERATOR {
        @Override
        Object make(Object[] fields) {
            return new PyRange.RangeIterator((Long) fields[0], (Long) fields[1], (Long) fields[2]);
        }
    },
    /** Fields: the list, the next index. */
    LIST_ITERATOR {
        @Override
        Object make(Object[] fields) {
            return RegionOps.listIterator(fields[0], (Long) fields[1]);
        }
    },
    /** Fields: the tuple, the next index. */
    TUPLE_ITERATOR {
        @Override
        Object make(Object[] fields) {
            return ContainerOps.tupleIterator(fields[0], (Long) fields[1]);
        }
    },
    /** Fields: the str, the UTF-16 unit where the next character starts. */
    TEXT_ITERATOR {
        @Override
        Object make(Object[] fields) {
            return ContainerOps.textIterator(fields[0], (Long) fields[1]);
        }
    },
    /**
     * A str that += makes longer. Field: a StringBuilder, which grows in place, so that only one
     * local has it.
     */
    GROWING_TEXT {
        @Override
        Object make(Object[] fields) {
            return fields[0].toString();
        }
    },
    /** Field: the dict. */
    DICT_ITEMS {
        @Override
        Object make(Object[] fields) {
            return ContainerOps.dictItems(fields[0]);
        }
    },
    /** Field: the dict. */
    DICT_VALUES {
        @Override
        Object make(Object[] fields) {
            return ContainerOps.dictValues(fields[0]);
        }
    };

    /** {@return the object, its fields as Python values} */
    abstract Object make(Object[] fields);
}
