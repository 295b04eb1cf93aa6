package org.jmpy.numbers;

import java.math.BigInteger;
import java.util.Random;

/** Random and border numbers for property tests. A failure can be repeated with the seed. */
final class Randoms {
    private final Random random;

    /** How many bits the values at and around which integers change their form have. */
    private static final int[] BORDER_BITS = {
        0, 1, 7, 8, 30, 31, 32, 52, 53, 61, 62, 63, 64, 96, 127
    };

    Randoms() {
        long seed = Long.getLong("jmpy.seed", System.nanoTime());
        System.out.println("numbers: repeat with -Djmpy.seed=" + seed);
        random = new Random(seed);
    }

    /** {@return integers at and next to powers of two, of both signs} */
    static Object[] borders() {
        Object[] values = new Object[BORDER_BITS.length * 6];
        int n = 0;
        for (int bits : BORDER_BITS) {
            for (int offset = -1; offset <= 1; offset++) {
                BigInteger value = BigInteger.ONE.shiftLeft(bits).add(BigInteger.valueOf(offset));
                values[n++] = IntMath.normalise(value);
                values[n++] = IntMath.normalise(value.negate());
            }
        }
        return values;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    Object integer(int maxBits) {
        BigInteger value = new BigInteger(random.nextInt(maxBits + 1), random);
        return IntMath.normalise(random.nextBoolean() ? value : value.negate());
    }

    long bits() {
        return random.nextLong();
    }

    /** {@return a double that is not negative: any bits, few digits, or near a power of ten} */
    double magnitude() {
        double value =
                switch (random.nextInt(4)) {
                    case 0 -> random.nextInt(1_000_000) / Math.pow(10, random.nextInt(9));
                    case 1 -> Math.pow(10, random.nextInt(600) - 300) * random.nextInt(1, 9);
                    case 2 -> random.nextDouble();
                    default -> Double.longBitsToDouble(random.nextLong());
                };
        return Double.isFinite(value) ? Math.abs(value) : random.nextDouble();
    }

    double real() {
        return random.nextBoolean() ? magnitude() : -magnitude();
    }

    double between(double low, double high) {
        return random.nextDouble(low, high);
    }
}
