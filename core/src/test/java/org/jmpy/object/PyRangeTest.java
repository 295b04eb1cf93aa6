package org.jmpy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;

/** Ranges near the borders of 64 bits against exact arithmetic. */
class PyRangeTest {
    private static final long[] BORDERS = {
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1,
        Long.MIN_VALUE + 2,
        -5,
        -1,
        0,
        1,
        2,
        7,
        Long.MAX_VALUE - 2,
        Long.MAX_VALUE - 1,
        Long.MAX_VALUE,
    };

    @Test
    void itemsAndMembershipAreExact() {
        for (long start : BORDERS) {
            for (long stop : BORDERS) {
                for (long step : BORDERS) {
                    if (step != 0) {
                        check(start, stop, step);
                    }
                }
            }
        }
    }

    private static void check(long start, long stop, long step) {
        PyRange range = new PyRange(start, stop, step);
        String text = "range(" + start + ", " + stop + ", " + step + ")";
        BigInteger distance = BigInteger.valueOf(stop).subtract(BigInteger.valueOf(start));
        BigInteger stride = BigInteger.valueOf(step);
        BigInteger[] parts = distance.divideAndRemainder(stride);
        BigInteger count = parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
        if (distance.signum() * stride.signum() <= 0) {
            count = BigInteger.ZERO;
        }
        if (count.bitLength() < 64) {
            assertEquals(count.longValueExact(), range.length(), text);
        } else {
            assertThrows(PyError.class, range::length);
        }
        Object iterator = Iteration.iter(range);
        BigInteger item = BigInteger.valueOf(start);
        for (int i = 0; i < 4; i++) {
            Object expected = BigInteger.valueOf(i).compareTo(count) < 0 ? item.longValue() : null;
            assertEquals(expected, Iteration.next(iterator), text);
            item = item.add(stride);
        }
        for (long value : BORDERS) {
            BigInteger offset = BigInteger.valueOf(value).subtract(BigInteger.valueOf(start));
            BigInteger[] place = offset.divideAndRemainder(stride);
            boolean expected =
                    place[1].signum() == 0
                            && place[0].signum() >= 0
                            && place[0].compareTo(count) < 0;
            assertEquals(expected, range.contains(value), value + " in " + text);
        }
    }
}
