package org.jmpy.scripts;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.interp.Sources;
import org.jmpy.interp.Vm;
import org.jmpy.mpy.MpyFormatException;
import org.jmpy.mpy.MpyImage;
import org.jmpy.mpy.MpyReader;
import org.jmpy.mpy.MpyWriter;

import java.io.IOException;

/** A way to get from source text to running code. Every script gives the same answer in each. */
enum Mode {
    /** Compiled in memory. */
    SOURCE {
        @Override
        MpyImage image(Vm vm, Script script) {
            return Sources.compile(vm, script.source(), script.path(), org.jmpy.compiler.Mode.FILE);
        }
    },
    /** Written as a .mpy file, read again and checked. */
    MPY {
        @Override
        MpyImage image(Vm vm, Script script) throws IOException, MpyFormatException {
            byte[] file = MpyWriter.write(SOURCE.image(vm, script));
            return MpyReader.load(CodeBytes.of(file));
        }
    };

    abstract MpyImage image(Vm vm, Script script) throws IOException, MpyFormatException;
}
