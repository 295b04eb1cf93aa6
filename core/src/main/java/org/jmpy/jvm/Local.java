package org.jmpy.jvm;

import org.jmpy.ir.Type;

import java.util.Arrays;

/** A JVM local in the making: a kind, and the positions where it is taken. */
final class Local {
    final Type type;

    /**
     * Ranges, sorted and apart: from (inclusive) in the upper half, to (exclusive) in the lower.
     */
    private long[] ranges = new long[2];

    private int count;
    private Local mergedInto;

    /** The JVM's number. */
    int slot = -1;

    Local(Type type) {
        this.type = type;
    }

    /** {@return the local that this one was merged into, or itself} */
    Local resolved() {
        if (mergedInto == null) {
            return this;
        }
        Local end = mergedInto;
        while (end.mergedInto != null) {
            end = end.mergedInto;
        }
        mergedInto = end;
        return end;
    }

    /** Adds a range, in any order; {@link #normalise} must follow. */
    void add(int from, int to) {
        if (count == ranges.length) {
            ranges = Arrays.copyOf(ranges, 2 * count);
        }
        ranges[count++] = (long) from << 32 | to;
    }

    void normalise() {
        Arrays.sort(ranges, 0, count);
        int kept = 0;
        for (int i = 1; i < count; i++) {
            if (from(ranges[i]) <= to(ranges[kept])) {
                if (to(ranges[i]) > to(ranges[kept])) {
                    ranges[kept] = ranges[kept] & ~0xffff_ffffL | to(ranges[i]);
                }
            } else {
                ranges[++kept] = ranges[i];
            }
        }
        count = kept + 1;
    }

    int start() {
        return from(ranges[0]);
    }

    boolean intersects(Local other) {
        if (count == 0 || other.count == 0) {
            return false;
        }
        if (to(ranges[count - 1]) <= from(other.ranges[0])
                || to(other.ranges[other.count - 1]) <= from(ranges[0])) {
            return false;
        }
        int i = 0;
        int j = 0;
        while (i < count && j < other.count) {
            if (to(ranges[i]) <= from(other.ranges[j])) {
                i++;
            } else if (to(other.ranges[j]) <= from(ranges[i])) {
                j++;
            } else {
                return true;
            }
        }
        return false;
    }

    /** Makes {@code other}, which does not intersect, the same local. */
    void merge(Local other) {
        take(other);
        other.mergedInto = this;
    }

    /** Takes the positions of {@code other}, which does not intersect. */
    void take(Local other) {
        if (count + other.count > ranges.length) {
            ranges = Arrays.copyOf(ranges, Math.max(2 * count, count + other.count));
        }
        boolean isAfter = count == 0 || other.ranges[0] > ranges[count - 1];
        System.arraycopy(other.ranges, 0, ranges, count, other.count);
        count += other.count;
        if (!isAfter) {
            normalise();
        }
    }

    private static int from(long range) {
        return (int) (range >>> 32);
    }

    private static int to(long range) {
        return (int) range;
    }
}
