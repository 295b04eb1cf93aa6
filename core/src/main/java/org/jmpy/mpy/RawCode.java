package org.jmpy.mpy;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.bytecode.Prelude;

import java.util.List;

/**
 * The code of one function as it lies in a file or as the compiler made it: a prelude and opcodes.
 * Objects of this class can be shared between threads.
 */
public final class RawCode {
    /** {@link #closed}: no MAKE instruction of the parent uses the function. */
    static final int NEVER_MADE = -1;

    private static final RawCode[] NONE = {};

    private final CodeBytes code;
    private final int start;
    private final int length;
    private final RawCode[] children;

    /** Null until it is asked for. */
    private Prelude prelude;

    /**
     * How many cells the parent puts before the arguments. The check of the parent finds it, always
     * the same, and comes before that of the function.
     */
    int closed = NEVER_MADE;

    /** Set for a class body with a local that its prelude does not count. */
    private boolean hasUncountedLocal;

    /** Whether the opcodes may run. Whoever does not see it checks them once more. */
    private volatile boolean isChecked;

    /**
     * A compiled function: {@code data} is its prelude and opcodes and must not change any more.
     */
    public RawCode(byte[] data, List<RawCode> children) {
        this.code = CodeBytes.of(data);
        this.start = 0;
        this.length = data.length;
        this.children = children.toArray(NONE);
        this.isChecked = true;
    }

    /**
     * A function of a file, its opcodes not yet checked.
     *
     * @param prelude tells where it starts
     * @param children are yet to be filled in
     */
    RawCode(CodeBytes code, int start, int length, Prelude prelude, RawCode[] children) {
        this.code = code;
        this.start = start;
        this.length = length;
        this.prelude = prelude;
        this.children = children;
    }

    /** {@return where the code lies; positions of this function are relative to it} */
    public CodeBytes code() {
        return code;
    }

    /** {@return the position of the prelude's first byte} */
    public int start() {
        return start;
    }

    /** {@return how many bytes prelude and opcodes take} */
    public int length() {
        return length;
    }

    /** {@return the position after the last opcode} */
    public int end() {
        return start + length;
    }

    /** {@return the decoded prelude} */
    public Prelude prelude() {
        Prelude known = prelude;
        if (known == null) {
            known = new Prelude(code, start);
            prelude = known;
        }
        return known;
    }

    /** {@return slots of a frame: locals and value stack together; known once it is checked} */
    public int stateSize() {
        return prelude().nState + (hasUncountedLocal ? 1 : 0);
    }

    /** {@return how many functions MAKE_FUNCTION and MAKE_CLOSURE can make} */
    public int childCount() {
        return children.length;
    }

    /** {@return the function that their operand {@code index} names} */
    public RawCode child(int index) {
        return children[index];
    }

    /** Fills in a function of a file. */
    void setChild(int index, RawCode child) {
        children[index] = child;
    }

    /** {@return all these functions} */
    public List<RawCode> children() {
        return List.of(children);
    }

    /** {@return whether the opcodes may run: they are checked, or the compiler made them} */
    public boolean isChecked() {
        return isChecked;
    }

    /**
     * Notes that the opcodes may run.
     *
     * @param extraSlots 1 if the frame needs one more than the prelude tells, else 0
     */
    void setChecked(int extraSlots) {
        hasUncountedLocal = extraSlots != 0;
        isChecked = true;
    }
}
