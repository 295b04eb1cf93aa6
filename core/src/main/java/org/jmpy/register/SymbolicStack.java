package org.jmpy.register;

import java.util.Arrays;

/**
 * Where the values of the tier 0 stack are while code is lowered, as {@link Place} numbers, and the
 * moves that bring them elsewhere. A place of kind REGISTER is a local's register, or the home of a
 * value further down.
 */
final class SymbolicStack {
    private static final int MAX_NEAR = 0xff;

    private final Lowering lowering;
    private final RegisterBuilder out;
    private int[] places = new int[16];
    private int depth;

    SymbolicStack(Lowering lowering, RegisterBuilder out) {
        this.lowering = lowering;
        this.out = out;
    }

    /** Begins a block. */
    void enter(int values, boolean topInAcc) {
        depth = 0;
        for (int i = 0; i < values; i++) {
            push(Place.HOME);
        }
        if (topInAcc) {
            places[depth - 1] = Place.ACC;
        }
    }

    int depth() {
        return depth;
    }

    int place(int index) {
        return places[index];
    }

    /** {@return a copy, for an exit} */
    int[] places() {
        return Arrays.copyOf(places, depth);
    }

    void push(int place) {
        if (depth == places.length) {
            places = Arrays.copyOf(places, 2 * depth);
        }
        places[depth++] = place;
    }

    void drop(int count) {
        depth -= count;
    }

    /** Brings the value into its own register. */
    void spill(int index) {
        if (places[index] != Place.HOME) {
            copyTo(index, index);
            places[index] = Place.HOME;
        }
    }

    /** Brings the lowest {@code count} values into their registers. */
    void flush(int count) {
        for (int i = 0; i < count; i++) {
            spill(i);
        }
    }

    /** Frees the accumulator of a value among the lowest {@code count}. */
    void protect(int count) {
        for (int i = 0; i < count; i++) {
            if (places[i] == Place.ACC) {
                spill(i);
            }
        }
    }

    /** Copies a value into a register, which may be its own, and leaves the accumulator alone. */
    void copyTo(int index, int register) {
        int place = places[index];
        int number = Place.number(place);
        if (register < depth) {
            write(register);
        }
        switch (Place.kind(place)) {
            case Place.HOME -> lowering.emit(Isa.MOV_4, register, index);
            case Place.ACC -> lowering.emit(Isa.STA_8, register);
            case Place.REGISTER -> lowering.emit(Isa.MOV_4, register, number);
            case Place.INT -> lowering.emit(Isa.MOV_INT, register, Place.intOf(place));
            case Place.NULL -> lowering.emit(Isa.MOV_NULL, register);
            default -> {
                if (number <= MAX_NEAR) {
                    lowering.emit(Isa.MOV_CONST, register, number);
                } else {
                    protect(depth);
                    lowering.emit(Isa.LDA_CONST_8, number);
                    lowering.emit(Isa.STA_8, register);
                }
            }
        }
    }

    /** Has a constant in its register already if it is so far that the accumulator is needed. */
    void approach(int index) {
        if (Place.kind(places[index]) == Place.CONSTANT && Place.number(places[index]) > MAX_NEAR) {
            spill(index);
        }
    }

    /** Loads a value into the accumulator; another one there goes to its register. */
    void toAcc(int index) {
        int place = places[index];
        if (place == Place.ACC) {
            return;
        }
        protect(depth);
        int number = Place.number(place);
        switch (Place.kind(place)) {
            case Place.HOME -> lowering.emit(Isa.LDA_8, index);
            case Place.REGISTER -> lowering.emit(Isa.LDA_8, number);
            case Place.INT -> lowering.emit(Isa.LDA_INT, Place.intOf(place));
            case Place.NULL -> lowering.emit(Isa.LDA_NULL);
            default -> {
                Object value = out.pool.get(number);
                if (value == org.jmpy.object.Singleton.NONE) {
                    lowering.emit(Isa.LDA_NONE);
                } else if (value instanceof Boolean truth) {
                    lowering.emit(truth ? Isa.LDA_TRUE : Isa.LDA_FALSE);
                } else {
                    lowering.emit(Isa.LDA_CONST_8, number);
                }
            }
        }
    }

    boolean isInRegister(int index) {
        int kind = Place.kind(places[index]);
        return kind == Place.HOME || kind == Place.REGISTER;
    }

    /** {@return a register that holds the value, its own if it was in none} */
    int inRegister(int index) {
        if (Place.kind(places[index]) == Place.REGISTER) {
            return Place.number(places[index]);
        }
        spill(index);
        return index;
    }

    /** A register of a value is about to change: values that are found there move. */
    void write(int register) {
        for (int i = register + 1; i < depth; i++) {
            if (places[i] == (Place.REGISTER | register)) {
                spill(i);
            }
        }
    }

    /** A local's register is about to change: values that are found there move. */
    void save(int register) {
        save(register, depth);
    }

    /** As {@link #save(int)}, for the lowest {@code count} values. */
    void save(int register, int count) {
        for (int i = 0; i < count; i++) {
            if (places[i] == (Place.REGISTER | register)) {
                spill(i);
            }
        }
    }

    /** Pushes the value again. */
    void dup(int index) {
        int place = places[index];
        if (place == Place.ACC) {
            spill(index);
            push(Place.ACC);
        } else if (place == Place.HOME) {
            push(index <= MAX_NEAR ? Place.REGISTER | index : Place.HOME);
        } else {
            push(place);
        }
    }

    /** Swaps the value with the one above it. */
    void rotate(int index) {
        int upper = index + 1;
        if (places[upper] == (Place.REGISTER | index)) {
            // The same value twice.
            return;
        }
        int below = places[index];
        int above = places[upper];
        write(index);
        write(upper);
        if (below == Place.HOME && above == Place.HOME) {
            lowering.emit(Isa.SWAP, index, upper);
        } else if (below == Place.HOME) {
            lowering.emit(Isa.MOV_4, upper, index);
            places[upper] = Place.HOME;
            places[index] = above;
        } else if (above == Place.HOME) {
            lowering.emit(Isa.MOV_4, index, upper);
            places[index] = Place.HOME;
            places[upper] = below;
        } else {
            places[index] = above;
            places[upper] = below;
        }
    }
}
