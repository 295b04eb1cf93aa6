package org.jmpy.jvm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads from a class file how long the code of its methods is (The Java Virtual Machine
 * Specification, chapter 4).
 */
final class MethodSizes {
    private static final byte[] CODE = "Code".getBytes(StandardCharsets.UTF_8);
    private static final byte[] INITIALISER = "<clinit>".getBytes(StandardCharsets.UTF_8);
    private static final int MAGIC_AND_VERSION = 8;

    private final ByteBuffer in;
    private int codeName = -1;
    private int initialiserName = -1;

    private MethodSizes(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    /** {@return the length in bytes of the longest code, that of the class initialiser aside} */
    static int largest(byte[] classFile) {
        MethodSizes sizes = new MethodSizes(classFile);
        sizes.in.position(MAGIC_AND_VERSION);
        sizes.readConstants();
        sizes.skip(6); // flags, this class, superclass
        sizes.skip(2 * sizes.u2()); // interfaces
        sizes.readMembers();
        return sizes.readMembers();
    }

    private int u2() {
        return in.getShort() & 0xffff;
    }

    private void skip(int count) {
        in.position(in.position() + count);
    }

    private void readConstants() {
        int count = u2();
        for (int i = 1; i < count; i++) {
            int tag = in.get();
            switch (tag) {
                case 1 -> readText(i);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> skip(4);
                case 5, 6 -> {
                    skip(8);
                    i++; // a long or double takes two numbers
                }
                case 7, 8, 16, 19, 20 -> skip(2);
                case 15 -> skip(3);
                default -> throw new IllegalArgumentException("constant of kind " + tag);
            }
        }
    }

    private void readText(int number) {
        byte[] text = new byte[u2()];
        in.get(text);
        if (Arrays.equals(text, CODE)) {
            codeName = number;
        } else if (Arrays.equals(text, INITIALISER)) {
            initialiserName = number;
        }
    }

    /** Reads fields or methods. {@return the length of the longest code} */
    private int readMembers() {
        int largest = 0;
        for (int members = u2(); members > 0; members--) {
            skip(2); // flags
            int name = u2();
            skip(2); // descriptor
            for (int attributes = u2(); attributes > 0; attributes--) {
                boolean isCode = u2() == codeName;
                int length = in.getInt();
                if (isCode && name != initialiserName) {
                    // After the sizes of stack and locals.
                    largest = Math.max(largest, in.getInt(in.position() + 4));
                }
                skip(length);
            }
        }
        return largest;
    }
}
