package org.jmpy.mpy;

import org.jmpy.bytecode.CodeBytes;

import java.util.List;

/**
 * One module as code: the tables that all its functions share and the outer function. The compiler
 * makes one in memory, {@link MpyReader} makes one over a file.
 *
 * <p>Constants are plain data: Long or BigInteger (if it does not fit a long), Double, {@link
 * org.jmpy.numbers.Complex}, String (rarely {@link ConstantText}), {@link ConstantBytes}, {@link
 * ConstantTuple} of constants, or a {@link ConstantMarker}. Strings hold surrogates that stand
 * alone as Java does.
 */
public final class MpyImage {
    /** Small-int bits that a compiler assumes by default, those of a 32-bit MicroPython. */
    public static final int DEFAULT_SMALL_INT_BITS = 31;

    private final int smallIntBits;
    private final String[] qstrs;
    private final Object[] constants;
    private final RawCode root;
    private final CodeBytes file;

    /** Bytes of the qstrs that are not exact, by index; null if all are. */
    private byte[][] qstrBytes;

    /** Whether the qstrs are interned. Whoever does not see it interns them once more. */
    private boolean areInterned;

    /**
     * An image made in memory.
     *
     * @param smallIntBits how many bits of a small int the code needs, 1 to 63
     * @param qstrs the strings that operands number, String or ConstantText; the first is the
     *     source file's name
     * @param constants the objects that operands number
     * @param root the module's outer function
     */
    public MpyImage(int smallIntBits, List<?> qstrs, List<Object> constants, RawCode root) {
        this(smallIntBits, new String[qstrs.size()], constants.toArray(), root, null);
        for (int i = 0; i < this.qstrs.length; i++) {
            if (qstrs.get(i) instanceof ConstantText(String text, byte[] utf8)) {
                this.qstrs[i] = text;
                if (qstrBytes == null) {
                    qstrBytes = new byte[this.qstrs.length][];
                }
                qstrBytes[i] = utf8;
            } else {
                this.qstrs[i] = (String) qstrs.get(i);
            }
        }
    }

    MpyImage(int smallIntBits, String[] qstrs, Object[] constants, RawCode root, CodeBytes file) {
        this.areInterned = file != null; // the reader does that
        this.smallIntBits = smallIntBits;
        this.qstrs = qstrs;
        this.constants = constants;
        this.root = root;
        this.file = file;
    }

    /** {@return how many bits of a small int the code needs} */
    public int smallIntBits() {
        return smallIntBits;
    }

    /** {@return the number of qstrs, 1 or more} */
    public int qstrCount() {
        return qstrs.length;
    }

    /** {@return the string that operand {@code index} names} */
    public String qstr(int index) {
        return qstrs[index];
    }

    /** {@return all qstrs, interned: to be read only} */
    public String[] internedQstrs() {
        if (!areInterned) {
            for (int i = 0; i < qstrs.length; i++) {
                qstrs[i] = qstrs[i].intern();
            }
            areInterned = true;
        }
        return qstrs;
    }

    /** {@return the bytes of qstr {@code index} if they are not those of its text, else null} */
    byte[] qstrBytes(int index) {
        return qstrBytes == null ? null : qstrBytes[index];
    }

    /** {@return the number of constants} */
    public int constantCount() {
        return constants.length;
    }

    /** {@return the constant that operand {@code index} names, as the class comment tells} */
    public Object constant(int index) {
        return constants[index];
    }

    /** {@return the name of the source file, for tracebacks} */
    public String sourceFile() {
        return qstrs[0];
    }

    /** {@return the module's outer function} */
    public RawCode root() {
        return root;
    }

    /** {@return the whole file this image was read from, null if it was made in memory} */
    public CodeBytes file() {
        return file;
    }
}
