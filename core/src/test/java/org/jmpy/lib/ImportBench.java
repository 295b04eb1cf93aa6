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

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What importing 1,000 modules costs: from source files, and from one mapped ROMFS image, each in a
 * new context. Command, after the tests were compiled:
 *
 * <pre>
 * java -XX:+UseSerialGC -cp core/target/classes:core/target/test-classes \
 *     org.jmpy.lib.ImportBench [ROUNDS]
 * </pre>
 */
public final class ImportBench {
    private static final int MODULES = 1000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private ImportBench() {}

    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        Path folder = Files.createTempDirectory("import");
        try {
            Path sources = folder.resolve("src");
            write(sources);
            OutputStream none = OutputStream.nullOutputStream();
            RomTool.run(new String[] {"build", "src", "-o", "all.romfs"}, folder, none, System.err);
            CodeBytes image = MpyReader.open(folder.resolve("all.romfs"));
            System.out.println("round,source_ms,romfs_ms,ratio,source_bytes,romfs_bytes");
            double[] ratios = new double[rounds];
            for (int i = 0; i < rounds; i++) {
                double[] fromSource = measure(vm(sources.toString()));
                Vm rom = vm("/rom");
                RomDisk.mount(rom, new FileRegion(image, 0, image.size()), "/rom");
                double[] fromImage = measure(rom);
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
