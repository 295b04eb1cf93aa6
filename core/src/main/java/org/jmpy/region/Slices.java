package org.jmpy.region;

import org.jmpy.ir.MicroOp;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;
import org.jmpy.object.PyList;
import org.jmpy.object.Singleton;

import java.util.ArrayList;
import java.util.List;

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
            return Val.object(emit(Micro.TEXT_SLICE, container, slice), String.class, null);
        }
        if (!(container.kind instanceof PyList.Strategy)) {
            return null;
        }
        Val third = slice.fields.get(2);
        Value step = isLeftOut(third) ? Value.constant(1L) : third.value;
        if (!step.isConstant() || (long) step.payload() == 0) {
            return null;
        }
        return b.unknown(emit(Micro.LIST_SLICE, container, slice, step));
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
        emit(Micro.SET_LIST_SLICE, list, slice, items.value);
        return true;
    }

    /** Emits an operation on a container and the start and stop of a slice. */
    private Value emit(MicroOp op, Val container, Val slice, Value... rest) {
        List<Value> operands = new ArrayList<>();
        operands.add(container.value);
        for (Val part : slice.fields.subList(0, 2)) {
            operands.add(Value.constant(!isLeftOut(part)));
            operands.add(isLeftOut(part) ? Value.constant(0L) : part.value);
        }
        operands.addAll(List.of(rest));
        return b.emit(op, operands.toArray(Value[]::new));
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
}
