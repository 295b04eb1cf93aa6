package org.jmpy.lib;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.compiler.Compiler;
import org.jmpy.compiler.Mode;
import org.jmpy.compiler.Options;
import org.jmpy.interp.FileRegion;
import org.jmpy.interp.Host;
import org.jmpy.interp.Vm;
import org.jmpy.mpy.MpyReader;
import org.jmpy.mpy.MpyWriter;
import org.jmpy.object.Attributes;
import org.jmpy.object.Call;
import org.jmpy.object.PyList;
import org.jmpy.romfs.RomWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A module is executed where it lies in a mapped image: importing it allocates no copy. */
class ImportAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int MODULES = 40;

    @TempDir Path folder;

    /** A function with as many statements as asked for, which are never run. */
    private static String source(int statements) {
        StringBuilder text = new StringBuilder("def f(x, y):\n    if x:\n        return 5\n");
        for (int i = 0; i < statements; i++) {
            text.append("    y = x.count(y) + 7\n");
        }
        return text.toString();
    }

    /** A mapped image of modules that have the same names and constants. */
    private CodeBytes image(int statements, long[] codeSize) throws Exception {
        RomWriter writer = new RomWriter();
        for (int i = 0; i < MODULES; i++) {
            byte[] text = source(statements).getBytes(StandardCharsets.UTF_8);
            byte[] file =
                    MpyWriter.write(
                            Compiler.compile(
                                    text, "same.py", Mode.FILE, Options.CROSS.withOptimisation(3)));
            codeSize[0] = file.length;
            writer.file("m" + i + ".mpy", file);
        }
        writer.file("padding", new byte[100_000]); // so large that it is mapped
        Path file = folder.resolve(statements + ".romfs");
        Files.write(file, writer.finish());
        CodeBytes image = MpyReader.open(file);
        assertNull(image.heap, "mapped");
        return image;
    }

    /** {@return bytes that importing a module allocates, the least of many imports} */
    private static long cost(CodeBytes image) {
        Vm vm = new Vm(new Host() {}, new Library(), 200);
        ((PyList) vm.path()).append("/rom");
        RomDisk.mount(vm, new FileRegion(image, 0, image.size()), "/rom");
        Object function = vm.builtins().globals().item("__import__");
        long least = Long.MAX_VALUE;
        for (int i = 0; i < MODULES; i++) {
            String name = "m" + i;
            long before = THREADS.getCurrentThreadAllocatedBytes();
            Object module = Call.call1(function, name);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
            Object result = Call.call2(Attributes.load(module, "f"), true, 0L);
            assertTrue(result.equals(5L), "runs");
        }
        return least;
    }

    @Test
    void allocatesNoCopyOfTheBytecode() throws Exception {
        long[] size = new long[1];
        long small = cost(image(10, size));
        long smallSize = size[0];
        long large = cost(image(2000, size));
        long difference = size[0] - smallSize;
        assertTrue(difference > 15_000, "the large module has that much more code");
        assertTrue(
                large - small < difference / 20,
                small + " bytes for " + smallSize + " of code, " + large + " for " + size[0]);
    }
}
