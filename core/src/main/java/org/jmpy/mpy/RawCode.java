package org.jmpy.mpy;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.bytecode.Prelude;

import java.util.ArrayList;
import java.util.List;

/**
 * The code of one function as it lies in a file or as the compiler made it: a prelude and opcodes.
 * In a file the children are found when they are first asked for, by walking over element headers;
 * nothing is copied. Objects of this class can be shared between threads.
 */
public final class RawCode {
    private final CodeBytes code;
    private final int start;
    private final int length;

    /** Position of the child count, 0 if there are no children or they are known from the start. */
    private final int childrenAt;

    private volatile List<RawCode> children;

    /**
     * A compiled function: {@code data} is its prelude and opcodes and must not change any more.
     */
    public RawCode(byte[] data, List<RawCode> children) {
        this.code = CodeBytes.of(data);
        this.start = 0;
        this.length = data.length;
        this.childrenAt = 0;
        this.children = List.copyOf(children);
    }

    /** A raw code element at {@code element} of a file whose element headers are sound. */
    private RawCode(CodeBytes code, int element) {
        int kindLength = code.vuint(element);
        this.code = code;
        this.start = code.vuintEnd(element);
        this.length = kindLength >>> 3;
        if ((kindLength & 4) == 0) {
            childrenAt = 0;
            children = List.of();
        } else {
            childrenAt = start + length;
        }
    }

    /** {@return the function whose element starts at position {@code element}} */
    static RawCode at(CodeBytes code, int element) {
        return new RawCode(code, element);
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

    /** {@return the decoded prelude, a new object on each call} */
    public Prelude prelude() {
        return new Prelude(code, start);
    }

    /** {@return the functions that MAKE_FUNCTION and MAKE_CLOSURE operands number} */
    public List<RawCode> children() {
        List<RawCode> result = children;
        if (result == null) {
            result = locateChildren();
            children = result;
        }
        return result;
    }

    private List<RawCode> locateChildren() {
        int count = code.vuint(childrenAt);
        int position = code.vuintEnd(childrenAt);
        List<RawCode> found = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            found.add(new RawCode(code, position));
            position = elementEnd(code, position);
        }
        return List.copyOf(found);
    }

    /** Walks over an element and all below it. */
    private static int elementEnd(CodeBytes code, int element) {
        int position = element;
        long open = 1;
        do {
            int kindLength = code.vuint(position);
            position = code.vuintEnd(position) + (kindLength >>> 3);
            open--;
            if ((kindLength & 4) != 0) {
                open += code.vuint(position);
                position = code.vuintEnd(position);
            }
        } while (open > 0);
        return position;
    }
}
