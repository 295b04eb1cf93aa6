package org.jmpy.region;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.Flow;
import org.jmpy.interp.BytecodeFunction;
import org.jmpy.interp.Frame;
import org.jmpy.interp.FunctionCode;
import org.jmpy.interp.Generator;
import org.jmpy.interp.MicroOps;
import org.jmpy.interp.ModuleCode;
import org.jmpy.interp.ResumePoint;
import org.jmpy.interp.Resumption;
import org.jmpy.numbers.FloatMath;
import org.jmpy.object.IntType;
import org.jmpy.object.ListType;
import org.jmpy.object.Ops;
import org.jmpy.object.PyCell;
import org.jmpy.object.PyComplex;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyEnumerate;
import org.jmpy.object.PyError;
import org.jmpy.object.PyException;
import org.jmpy.object.PyInstance;
import org.jmpy.object.PyIterator;
import org.jmpy.object.PyList;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyRange;
import org.jmpy.object.PySlice;
import org.jmpy.object.PyTuple;
import org.jmpy.object.Shape;
import org.jmpy.object.Singleton;
import org.jmpy.object.Types;

/**
 * Micro-ops that need what the builder of regions knows: their arguments are of the kinds that
 * guards have established.
 */
public final class RegionOps {
    private RegionOps() {}

    // ---- kinds ---------------------------------------------------------------------------------

    public static boolean hasShape(Object object, Object shape) {
        return object instanceof PyInstance instance && instance.shape() == shape;
    }

    public static boolean hasStrategy(Object object, Object strategy) {
        return object instanceof PyList list && list.strategy() == strategy;
    }

    public static boolean isFunctionOf(Object object, Object code) {
        return object instanceof BytecodeFunction function && function.code() == code;
    }

    // ---- instances -----------------------------------------------------------------------------

    public static PyInstance newInstance(Shape shape, Object[] values) {
        return new PyInstance(shape, values);
    }

    public static Object attribute(PyInstance instance, long index) {
        return instance.value((int) index);
    }

    public static void setAttribute(PyInstance instance, long index, Object value) {
        instance.setValue((int) index, value);
    }

    /** Checks what an {@code __init__} returned. @throws PyError TypeError if it is not None */
    public static void checkInitialised(Object result) {
        if (result != Singleton.NONE) {
            throw PyError.type("__init__() should return None, not '" + Types.nameOf(result) + "'");
        }
    }

    public static void addAttribute(PyInstance instance, Shape next, Object value) {
        instance.append(next, value);
    }

    // ---- lists, tuples, ranges -----------------------------------------------------------------

    public static long listSize(PyList list) {
        return list.size();
    }

    /** {@return an item of any list, at an index in range} */
    public static Object listItem(PyList list, long index) {
        return list.get((int) index);
    }

    public static PyList newList() {
        return new PyList();
    }

    public static long tupleSize(PyTuple tuple) {
        return tuple.size();
    }

    public static Object tupleItem(PyTuple tuple, long index) {
        return tuple.get((int) index);
    }

    public static PyComplex complex(double re, double im) {
        return new PyComplex(re, im);
    }

    public static Object[] array(long length) {
        return new Object[(int) length];
    }

    public static void setItem(Object[] array, long index, Object value) {
        array[(int) index] = value;
    }

    public static Object getItem(Object[] array, long index) {
        return array[(int) index];
    }

    public static void setLong(long[] array, long index, long value) {
        array[(int) index] = value;
    }

    public static long getLong(long[] array, long index) {
        return array[(int) index];
    }

    public static void setDouble(double[] array, long index, double value) {
        array[(int) index] = value;
    }

    public static double getDouble(double[] array, long index) {
        return array[(int) index];
    }

    public static Object tuple(Object[] items) {
        return MicroOps.tuple(items);
    }

    public static Object list(Object[] items) {
        return MicroOps.list(items);
    }

    public static Object set(Object[] items) {
        return MicroOps.set(items);
    }

    public static Object slice(Object[] parts) {
        return MicroOps.slice(parts);
    }

    /** {@return part of a list} @throws PyError MemoryError */
    public static Object listSlice(
            PyList list, boolean hasStart, long start, boolean hasStop, long stop, long step) {
        return list.slice(PySlice.fastIndexes(hasStart, start, hasStop, stop, step, list.size()));
    }

    /** Replaces part of a list by the items of another. @throws PyError MemoryError */
    public static void setListSlice(
            PyList list, boolean hasStart, long start, boolean hasStop, long stop, PyList items) {
        list.replace(PySlice.fastIndexes(hasStart, start, hasStop, stop, 1, list.size()), items);
    }

    public static Object enumerate(Object iterator, long start) {
        return new PyEnumerate(iterator, start);
    }

    public static Object range(long start, long stop, long step) {
        return new PyRange(start, stop, step);
    }

    /** {@return how many items a range has, unsigned; {@code step} is not 0} */
    public static long rangeCount(long start, long stop, long step) {
        if (step > 0) {
            return start < stop ? Long.divideUnsigned(stop - start - 1, step) + 1 : 0;
        }
        return start > stop ? Long.divideUnsigned(start - stop - 1, -step) + 1 : 0;
    }

    public static Object rangeIterator(long next, long left, long step) {
        return new PyRange.RangeIterator(next, left, step);
    }

    public static Object listIterator(Object list, long index) {
        return ListType.ListIterator.ofLoop((PyList) list, (int) index);
    }

    /** {@return the next item of an iterator that runs no Python code, null at the end} */
    public static Object nextItem(PyIterator iterator) {
        return iterator.next();
    }

    /** {@return the items of {@code sequence}, the last first} */
    public static Object[] unpack(Object sequence, long count) {
        return MicroOps.unpack(sequence, (int) count);
    }

    /** {@return right items, the list, left items, the last first} */
    public static Object[] unpackStar(Object sequence, long left, long right) {
        return MicroOps.unpackStar(sequence, (int) left, (int) right);
    }

    /** Raises what {@code raise value} raises. */
    public static void raise(Object value) {
        throw MicroOps.raise(value);
    }

    /** {@return the exception value on its way in {@code error}} */
    public static PyObject exception(PyError error) {
        return error.value();
    }

    /** Raises an exception again that a handler took. */
    public static void raiseAgain(Object exception) {
        throw MicroOps.reraise(exception);
    }

    /** Adds to the traceback of an exception. */
    public static void addPlace(PyObject exception, PyException.Place place) {
        PyException.of(exception).addTraceback(place);
    }

    // ---- frames --------------------------------------------------------------------------------

    public static Object frameSlot(Frame frame, long index) {
        return frame.state()[(int) index];
    }

    public static void setFrameSlot(Frame frame, long index, Object value) {
        frame.state()[(int) index] = value;
    }

    public static boolean waitsAt(Object iterator, ResumePoint point) {
        return iterator instanceof Generator generator && generator.waitsAt(point);
    }

    public static void setHandlers(Frame frame, Flow.Handler handlers) {
        Resumption.setHandlers(frame, handlers);
    }

    public static void suspend(Frame frame, long ip, long depth) {
        Resumption.suspend(frame, (int) ip, (int) depth);
    }

    // ---- cells, globals ------------------------------------------------------------------------

    public static Object cell(BytecodeFunction function, long index) {
        return MicroOps.cell(function, (int) index);
    }

    /** {@return the content of a cell, null if it is unbound} */
    public static Object cellValue(PyCell cell) {
        return cell.value;
    }

    /** {@return the value of an entry that the dict surely has} */
    public static Object entryValue(PyDict dict, long entry) {
        return dict.valueAt((int) entry);
    }

    public static void setEntryValue(PyDict dict, long entry, Object value) {
        dict.setValueAt((int) entry, value);
    }

    public static Object loadGlobal(ModuleCode module, long qstr) {
        return MicroOps.loadGlobal(module, (int) qstr);
    }

    public static void storeGlobal(Object value, ModuleCode module, long qstr) {
        MicroOps.storeGlobal(value, module, (int) qstr);
    }

    // ---- numbers -------------------------------------------------------------------------------

    /** {@return whether {@code value << count} is exact in 64 bits} */
    public static boolean shiftFits(long value, long count) {
        return count >= 0 && count < 64 && (value << count) >> count == value;
    }

    /** {@return a ** b; {@code a} is positive} @throws PyError OverflowError */
    public static double floatPow(double a, double b) {
        return (Double) FloatMath.power(a, b);
    }

    public static long least(long a, long b) {
        return Math.min(a, b);
    }

    public static long greatest(long a, long b) {
        return Math.max(a, b);
    }

    public static long intAbs(long value) {
        return Math.abs(value);
    }

    public static double floatAbs(double value) {
        return Math.abs(value);
    }

    /** {@return the integer part of a float that has one in 64 bits} */
    public static long truncate(double value) {
        return (long) value;
    }

    public static double floatFloorDivide(double a, double b) {
        return FloatMath.floorDivide(a, b);
    }

    public static double floatModulo(double a, double b) {
        return FloatMath.modulo(a, b);
    }

    // ---- results of special methods ------------------------------------------------------------

    /** {@return what {@code __bool__} says of an object} As in MicroPython only True is true. */
    public static boolean isTrue(Object result) {
        return Boolean.TRUE.equals(result);
    }

    /** {@return whether the length that {@code __len__} tells makes an object true} */
    public static boolean isNotZero(Object length) {
        return !Long.valueOf(0).equals(length);
    }

    /** {@return the length that {@code __len__} tells} @throws PyError TypeError if it is no int */
    public static long length(Object result) {
        return IntType.toLong(result);
    }

    /**
     * {@return the result of an operation whose method gave {@code value}, which may be
     * NotImplemented}
     *
     * @param tried the operation that the method is of
     */
    public static Object operatorResult(
            Object value, long op, long tried, Object left, Object right) {
        if (value == Singleton.NOT_IMPLEMENTED) {
            return Ops.binaryAfter((int) op, (int) tried, left, right);
        }
        return op == BinaryOp.NOT_EQUAL && tried == BinaryOp.EQUAL
                ? (Object) !Ops.truth(value)
                : value;
    }

    // ---- any objects ---------------------------------------------------------------------------

    public static Object unary(long op, Object value) {
        return Ops.unary((int) op, value);
    }

    public static Object binary(long op, Object a, Object b) {
        return Ops.binary((int) op, a, b);
    }

    public static Object call(Object[] values, long n, boolean method, FunctionCode caller) {
        return MicroOps.call(values, (int) n, method, caller);
    }

    public static Object callStarred(Object[] values, long n, boolean method, FunctionCode caller) {
        return MicroOps.callStarred(values, (int) n, method, caller);
    }
}
