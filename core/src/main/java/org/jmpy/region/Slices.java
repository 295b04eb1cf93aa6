package org.jmpy.region;

import org.jmpy.ir.Type;
import org.jmpy.ir.Value;
import org.jmpy.object.PyList;
import org.jmpy.object.Singleton;

/** Slices of lists and texts, by ints that stay unboxed; the slice itself is never made. */
final class Slices {
    private final RegionBuilder b;

    Slices(RegionBuilder builder) {
        b = builder;
    }

    /** {@return {@code container[slice]}, null if nothing was done} */
    Val load(Val container, Val slice) {
        if (!isOfInts(slice)) {
            return null;
        }
        if (container.javaClass() == String.class && isLeftOut(slice.fields.get(2))) {
            Value text =
                    b.emit(
                            Micro.TEXT_SLICE,
                            container.value,
                            isGiven(slice, 0),
                            part(slice, 0),
                            isGiven(slice, 1),
                            part(slice, 1));
            return Val.object(text, String.class, null);
        }
        if (!(container.kind instanceof PyList.Strategy)) {
            return null;
        }
        Value step = isLeftOut(slice.fields.get(2)) ? Value.constant(1L) : part(slice, 2);
        if (!step.isConstant() || (long) step.payload() == 0) {
            return null;
        }
        return b.unknown(
                b.emit(
                        Micro.LIST_SLICE,
                        container.value,
                        isGiven(slice, 0),
                        part(slice, 0),
                        isGiven(slice, 1),
                        part(slice, 1),
                        step));
    }

    /** Does {@code list[slice] = items}. {@return false if nothing was done} */
    boolean store(Val list, Val slice, Val items) {
        // A list of another strategy, or an empty one, may change that of the list.
        if (!isOfInts(slice)
                || !isLeftOut(slice.fields.get(2))
                || !(list.kind instanceof PyList.Strategy strategy)
                || strategy == PyList.Strategy.EMPTY
                || items.kind != strategy) {
            return false;
        }
        b.emit(
                Micro.SET_LIST_SLICE,
                list.value,
                isGiven(slice, 0),
                part(slice, 0),
                isGiven(slice, 1),
                part(slice, 1),
                items.value);
        return true;
    }

    private static boolean isOfInts(Val slice) {
        for (Val part : slice.fields) {
            if (!isLeftOut(part) && !part.is(Type.INT)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLeftOut(Val part) {
        return part.constant() == Singleton.NONE;
    }

    private static Value isGiven(Val slice, int part) {
        return Value.constant(!isLeftOut(slice.fields.get(part)));
    }

    private static Value part(Val slice, int part) {
        Val val = slice.fields.get(part);
        return isLeftOut(val) ? Value.constant(0L) : val.value;
    }
}
