package org.jmpy.lib;

import com.sun.management.ThreadMXBean;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.interp.FileRegion;
import org.jmpy.interp.Host;
import org.jmpy.interp.Vm;
import org.jmpy.mpy.MpyReader;
import org.jmpy.object.Call;
import org.jmpy.object.PyList;
import org.jmpy.tool.RomTool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What importing 1,000 modules costs: from source files, and from one mapped ROMFS image, each in a
 * new context. Command, after the tests were compiled:
 *
 * <pre>
 * java -XX:+UseSerialGC -cp core/target/classes:core/target/test-classes \
 *     org.jmpy.lib.ImportBench [ROUNDS [fresh [JAVA_OPTION...]]]
 * </pre>
 *
 * All rounds are in one process; with {@code fresh}, each import has a process of its own, started
 * with the options given, such as {@code -XX:AOTCache=FILE}. Times are those of the thread that
 * imports, from the first import to the last.
 */
public final class ImportBench {
    private static final int MODULES = 1000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private ImportBench() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 2 && args[0].equals("once")) {
            double[] cost = args[1].endsWith(".romfs") ? image(Path.of(args[1])) : sources(args[1]);
            System.out.printf("%f %f%n", cost[0], cost[1]);
            return;
        }
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        boolean isFresh = args.length > 1 && args[1].equals("fresh");
        List<String> options = isFresh ? List.of(args).subList(2, args.length) : null;
        Path folder = Files.createTempDirectory("import");
        try {
            Path sources = folder.resolve("src");
            write(sources);
            OutputStream none = OutputStream.nullOutputStream();
            RomTool.run(new String[] {"build", "src", "-o", "all.romfs"}, folder, none, System.err);
            Path image = folder.resolve("all.romfs");
            System.out.println("round,source_ms,romfs_ms,ratio,source_bytes,romfs_bytes");
            double[] ratios = new double[rounds];
            for (int i = 0; i < rounds; i++) {
                double[] fromSource =
                        isFresh ? fresh(options, sources) : sources(sources.toString());
                double[] fromImage = isFresh ? fresh(options, image) : image(image);
                ratios[i] = fromSource[0] / fromImage[0];
                System.out.printf(
                        "%d,%.1f,%.1f,%.2f,%.0f,%.0f%n",
                        i, fromSource[0], fromImage[0], ratios[i], fromSource[1], fromImage[1]);
            }
            Arrays.sort(ratios);
            System.out.printf("median ratio %.2f%n", ratios[rounds / 2]);
        } finally {
            delete(folder);
        }
    }

    private static double[] sources(String folder) {
        return measure(vm(folder));
    }

    private static double[] image(Path file) throws IOException {
        CodeBytes image = MpyReader.open(file);
        Vm vm = vm("/rom");
        RomDisk.mount(vm, new FileRegion(image, 0, image.size()), "/rom");
        return measure(vm);
    }

    /** {@return what {@link #measure} gives in a process of its own} */
    private static double[] fresh(List<String> options, Path modules) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
        command.addAll(options);
        command.addAll(List.of(ImportBench.class.getName(), "once", modules.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String[] numbers;
        try (BufferedReader out = process.inputReader()) {
            numbers = out.readLine().split(" ", -1);
        }
        return new double[] {Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])};
    }

    private static Vm vm(String path) {
        Host host =
                new Host() {
                    @Override
                    public boolean hasFiles() {
                        return true;
                    }

                    @Override
                    public Path path(String file, boolean write) {
                        return Path.of(file);
                    }

                    @Override
                    public long timeNanos() {
                        return System.currentTimeMillis() * 1_000_000;
                    }
                };
        Vm vm = new Vm(host, new Library(), 200);
        ((PyList) vm.path()).append(path);
        return vm;
    }

    /** {@return milliseconds of CPU time and allocated bytes of importing all modules} */
    private static double[] measure(Vm vm) {
        Object function = vm.builtins().globals().item("__import__");
        System.gc();
        long memory = THREADS.getCurrentThreadAllocatedBytes();
        long time = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < MODULES; i++) {
            Call.call1(function, "mod" + i);
        }
        return new double[] {
            (THREADS.getCurrentThreadCpuTime() - time) / 1e6,
            THREADS.getCurrentThreadAllocatedBytes() - memory
        };
    }

    /** Writes the modules. */
    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < MODULES; i++) {
            Files.writeString(folder.resolve("mod" + i + ".py"), module(i));
        }
    }

    /** {@return a module as programs have them: constants, functions, a class} */
    public static String module(int number) {
        return """
        # A driver for the sensor number %1$d.
        import sys

        REGISTER_STATUS = 0x%1$x
        REGISTER_DATA = 0x10 + %1$d
        NAMES = ("temperature", "pressure", "humidity", "sensor%1$d")


        def checksum(data, start=%1$d):
            # A sum over all bytes, as the data sheet has it.
            total = start
            for value in data:
                total = (total ^ value) & 0xFF
                for _ in range(8):
                    if total & 0x80:
                        total = (total << 1) ^ 0x31
                    else:
                        total <<= 1
            return total & 0xFF


        def describe(names=NAMES, width=20):
            lines = []
            for index, name in enumerate(names):
                lines.append("%%-*s %%d" %% (width, name, index))
            return "\\n".join(lines)


        class Sensor%1$d:
            ADDRESS = %1$d

            def __init__(self, bus, address=ADDRESS):
                self.bus = bus
                self.address = address
                self.values = {}
                self.errors = 0

            def read(self, register, count):
                try:
                    data = self.bus.read(self.address, register, count + 1)
                except OSError as error:
                    self.errors += 1
                    if self.errors > 10:
                        raise RuntimeError("sensor %1$d does not answer") from error
                    return None
                if checksum(data[:-1]) != data[-1]:
                    raise ValueError("bad checksum")
                return data[:-1]

            def update(self):
                for name, register in (("a%1$d", REGISTER_STATUS), ("b", REGISTER_DATA)):
                    data = self.read(register, 2)
                    if data is not None:
                        self.values[name] = data[0] << 8 | data[1]
                return self.values

            @property
            def is_ready(self):
                return bool(self.values) and not self.errors

            def __repr__(self):
                return "<Sensor%1$d at %%02x, %%d values>" %% (self.address, len(self.values))


        if __name__ == "__main__":
            print(describe(), file=sys.stderr)
        """
                .formatted(number);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList().reversed()) {
                Files.delete(path);
            }
        }
    }
}
