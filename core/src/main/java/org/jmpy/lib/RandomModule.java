package org.jmpy.lib;

import org.jmpy.interp.Vm;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.FloatType;
import org.jmpy.object.IntType;
import org.jmpy.object.Members;
import org.jmpy.object.Ops;
import org.jmpy.object.PyError;
import org.jmpy.object.PyModule;
import org.jmpy.object.Singleton;
import org.jmpy.object.Subscripts;

/**
 * The module random: the same numbers for the same seed as MicroPython, by Ilya Levin's Yasmarang
 * generator (public domain, http://www.literatecode.com/yasmarang). Source: MicroPython
 * extmod/modrandom.c.
 */
final class RandomModule {
    /** What the original starts with where nothing seeds it. */
    private static final long DEFAULT_SEED = 0xeda4babaL;

    private final Vm vm;

    /** The generator's state; {@code dat} holds 8 bits. */
    private int pad;

    private int n;
    private int d;
    private int dat;

    private RandomModule(Vm vm) {
        this.vm = vm;
    }

    static PyModule create(Vm vm) {
        RandomModule random = new RandomModule(vm);
        random.seed(random.entropy());
        Members members = new Members();
        members.fn0("__init__", () -> Singleton.NONE)
                .fn1("getrandbits", random::getrandbits)
                .fn("seed", 0, 1, random::seed)
                .fn("randrange", 1, 3, random::randrange)
                .fn2("randint", random::randint)
                .fn1("choice", random::choice)
                .fn0("random", random::nextDouble)
                .fn2("uniform", random::uniform);
        return Library.module("random", members);
    }

    private void seed(long value) {
        pad = (int) value;
        n = 69;
        d = 233;
        dat = 0;
    }

    /** {@return a seed: always the same one if the host grants no randomness} */
    private long entropy() {
        byte[] bytes = new byte[8];
        try {
            vm.host().random(bytes);
        } catch (PyError e) {
            return DEFAULT_SEED;
        }
        long value = 0;
        for (byte b : bytes) {
            value = value << 8 | b & 0xff;
        }
        return value;
    }

    /** {@return 32 random bits} */
    private int next() {
        pad = Integer.rotateLeft(pad + dat + d * n, 3);
        n = pad | 2;
        d ^= Integer.rotateRight(pad, 1);
        dat = (dat ^ pad ^ d >>> 8 ^ 1) & 0xff;
        return pad ^ d << 5 ^ pad >>> 18 ^ dat << 1;
    }

    /**
     * {@return a random number below {@code limit}} Only 32 bits of the limit count. Where those
     * are zero the original never returns; here the number has 32 bits.
     */
    private long below(long limit) {
        long bound = limit & 0xffff_ffffL;
        if (bound == 0) {
            return Integer.toUnsignedLong(next());
        }
        long mask = (Long.highestOneBit(bound) << 1) - 1;
        long value;
        do {
            value = next() & mask;
        } while (value >= bound);
        return value;
    }

    private Object getrandbits(Object count) {
        long bits = IntType.toLong(count);
        if (bits < 0 || bits > 32) {
            throw PyError.value("bits must be 32 or less");
        }
        return bits == 0 ? 0L : Integer.toUnsignedLong(next()) & -1L >>> 64 - bits;
    }

    private Object seed(Object[] args) {
        boolean fresh = args.length == 0 || args[0] == Singleton.NONE;
        seed(fresh ? entropy() : Numbers.truncated(args[0]));
        return Singleton.NONE;
    }

    private Object randrange(Object[] args) {
        long start = args.length == 1 ? 0 : IntType.toLong(args[0]);
        long stop = IntType.toLong(args[args.length == 1 ? 0 : 1]);
        long step = args.length == 3 ? IntType.toLong(args[2]) : 1;
        if (step == 0) {
            throw emptyRange();
        }
        long count = (stop - start + step - Long.signum(step)) / step;
        if (args.length < 3 ? start >= stop : count <= 0) {
            throw emptyRange();
        }
        return start + step * below(count);
    }

    private Object randint(Object low, Object high) {
        long a = IntType.toLong(low);
        long b = IntType.toLong(high);
        if (a > b) {
            throw emptyRange();
        }
        return a + below(b - a + 1);
    }

    private static PyError emptyRange() {
        return PyError.of(ExceptionType.VALUE_ERROR);
    }

    private Object choice(Object sequence) {
        long length = Ops.len(sequence);
        if (length == 0) {
            throw PyError.of(ExceptionType.INDEX_ERROR);
        }
        return Subscripts.load(sequence, below(length));
    }

    /** {@return a number from 0 up to 1, with 52 random bits} */
    private double nextDouble() {
        long high = next();
        long low = Integer.toUnsignedLong(next());
        long fraction = (high << 32 | low) & (1L << 52) - 1;
        return Double.longBitsToDouble(0x3ffL << 52 | fraction) - 1;
    }

    private Object uniform(Object from, Object to) {
        double a = FloatType.toDouble(from);
        double b = FloatType.toDouble(to);
        return a + (b - a) * nextDouble();
    }
}
