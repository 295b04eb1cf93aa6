package org.jmpy.mpy;

import com.sun.management.ThreadMXBean;

import org.jmpy.bytecode.ByteSink;
import org.jmpy.bytecode.CodeBytes;
import org.jmpy.bytecode.Opcode;
import org.jmpy.bytecode.Prelude;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a large file costs before it runs: linking its tables, loading it, and checking all its
 * code, in CPU time and allocated bytes. Command, after the tests were compiled:
 *
 * <pre>
 * java -XX:+UseSerialGC -cp core/target/classes:core/target/test-classes org.jmpy.mpy.LinkBench
 * </pre>
 */
final class LinkBench {
    private static final int MEGABYTES = 10;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private LinkBench() {}

    /** The cost of one file, once. */
    record Cost(double linkMillis, long linkBytes, double checkMillis, long checkBytes) {}

    public static void main(String[] args) throws Exception {
        Path file = Files.createTempFile("large", ".mpy");
        try {
            Files.write(file, largeFile(MEGABYTES << 20));
            System.out.println("megabytes,link_ms,link_bytes,check_ms,check_bytes,check_mb_per_s");
            for (int i = 0; i < 10; i++) {
                Cost cost = measure(file);
                double megabytes = Files.size(file) / 1e6;
                System.out.println(
                        megabytes
                                + ","
                                + cost.linkMillis
                                + ","
                                + cost.linkBytes
                                + ","
                                + cost.checkMillis
                                + ","
                                + cost.checkBytes
                                + ","
                                + megabytes / cost.checkMillis * 1e3);
            }
        } finally {
            Files.delete(file);
        }
    }

    static Cost measure(Path file) throws IOException, MpyFormatException {
        CodeBytes bytes = MpyReader.open(file);
        long time = THREADS.getCurrentThreadCpuTime();
        long memory = THREADS.getCurrentThreadAllocatedBytes();
        new MpyReader(bytes, 0, bytes.size(), new QstrPool()).readTables();
        long linkMemory = THREADS.getCurrentThreadAllocatedBytes();
        long linkTime = THREADS.getCurrentThreadCpuTime();
        MpyReader.load(bytes);
        long checkTime = THREADS.getCurrentThreadCpuTime();
        long checkMemory = THREADS.getCurrentThreadAllocatedBytes();
        return new Cost(
                (linkTime - time) / 1e6,
                linkMemory - memory,
                (checkTime - linkTime) / 1e6,
                checkMemory - linkMemory);
    }

    /** {@return a file of at least {@code size} bytes: the functions of a test file many times} */
    static byte[] largeFile(int size) throws IOException, MpyFormatException {
        MpyImage model;
        try (InputStream in = LinkBench.class.getResourceAsStream("blocks.mpy")) {
            model = MpyReader.load(CodeBytes.of(in.readAllBytes()));
        }
        List<String> qstrs = new ArrayList<>();
        for (int i = 0; i < model.qstrCount(); i++) {
            qstrs.add(model.qstr(i));
        }
        List<Object> constants = new ArrayList<>();
        for (int i = 0; i < model.constantCount(); i++) {
            constants.add(model.constant(i));
        }
        List<RawCode> functions = new ArrayList<>();
        ByteSink code = new ByteSink();
        Prelude.writeSignature(code, 1, 0, 0, 0, 0, 0);
        Prelude.writeSizes(code, 1, 0);
        code.writeByte(1);
        for (int total = 0; total < size; ) {
            for (RawCode child : model.root().children()) {
                code.writeByte(Opcode.MAKE_FUNCTION);
                code.writeVuint(functions.size());
                code.writeByte(Opcode.POP_TOP);
                functions.add(child);
                total += child.length() + 5;
            }
        }
        code.writeByte(Opcode.LOAD_CONST_NONE);
        code.writeByte(Opcode.RETURN_VALUE);
        RawCode root = new RawCode(code.toByteArray(), functions);
        return MpyWriter.write(new MpyImage(31, qstrs, constants, root));
    }
}
