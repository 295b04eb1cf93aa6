package org.jmpy.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a program that is being made has at its top level, and the dice. */
final class Names {
    /** How to call a function. */
    enum Shape {
        /** f(int, num). */
        PLAIN,
        /** f(int, num, y=int, z=int). */
        DEFAULTS,
        /** f(int, *args, **kw). */
        STARRED,
        /** f(object, int). */
        OBJECT,
        /** A generator of ints: f(int). */
        GENERATOR
    }

    /** A function at the top level; all give an int. */
    record Function(String name, Shape shape, int cost) {}

    final List<Function> functions = new ArrayList<>();
    final List<String> classes = new ArrayList<>();
    final List<String> globals = new ArrayList<>();

    /** The most a method costs. */
    int methodCost = 4;

    final boolean isWild;
    private final Random random;
    private int last;

    /**
     * @param isWild whether the program may do what MicroPython does otherwise than CPython
     */
    Names(Random random, boolean isWild) {
        this.random = random;
        this.isWild = isWild;
    }

    String fresh(String prefix) {
        return prefix + last++;
    }

    /** {@return a number from 0 to {@code below} - 1} */
    int below(int below) {
        return random.nextInt(below);
    }

    /** {@return true in {@code percent} of the calls} */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    @SafeVarargs
    final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
