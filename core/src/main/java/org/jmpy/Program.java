package org.jmpy;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.mpy.MpyFormatException;
import org.jmpy.mpy.MpyImage;
import org.jmpy.mpy.MpyReader;
import org.jmpy.mpy.MpyWriter;
import org.jmpy.object.PyError;

/** Compiled code of a module. Immutable: one program may run in many contexts at the same time. */
public final class Program {
    private final MpyImage image;

    Program(MpyImage image) {
        this.image = image;
    }

    /**
     * {@return the program in a compiled file}
     *
     * @param file what a .mpy file of version 6 holds, without native code; it is checked first
     * @throws PythonException ValueError if it is no such file or is damaged
     */
    public static Program ofMpy(byte[] file) {
        try {
            return new Program(MpyReader.load(CodeBytes.of(file.clone())));
        } catch (MpyFormatException e) {
            throw Errors.toJava(PyError.value(e.getMessage()), null);
        }
    }

    /** {@return the program as a compiled file, which any MicroPython of that version loads} */
    public byte[] toMpy() {
        return MpyWriter.write(image);
    }

    /** {@return the name of the source file} */
    public String name() {
        return image.sourceFile();
    }

    MpyImage image() {
        return image;
    }
}
