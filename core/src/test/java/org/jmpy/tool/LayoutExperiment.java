package org.jmpy.tool;

import com.sun.management.ThreadMXBean;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.compiler.Compiler;
import org.jmpy.compiler.Mode;
import org.jmpy.compiler.Options;
import org.jmpy.interp.Host;
import org.jmpy.interp.ModuleCode;
import org.jmpy.interp.Vm;
import org.jmpy.lib.Library;
import org.jmpy.mpy.MpyFormatException;
import org.jmpy.mpy.MpyImage;
import org.jmpy.mpy.MpyLoader;
import org.jmpy.mpy.MpyReader;
import org.jmpy.mpy.MpyWriter;
import org.jmpy.object.PyDict;
import org.jmpy.romfs.ImageFile;
import org.jmpy.romfs.RomFormatException;
import org.jmpy.romfs.RomImage;
import org.jmpy.syntax.CompileError;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The experiment behind the layout of .mpy files of version 6: what modules take as source, in that
 * layout and in one without qstr indirection, and what importing them costs from source, from a
 * .mpy file, from a mapped ROMFS image and from a frozen jar. Writes docs/mpy-layout.md and
 * docs/mpy-layout.svg; dev/mpy-layout runs it. Importing is measured up to the module's first
 * instruction: finding it, reading and compiling or linking and checking it.
 */
final class LayoutExperiment {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP_IMPORTS = 15_000;
    private static final int ROUNDS = 15;
    private static final String[] WAYS = {"source", ".mpy file", "ROMFS", "frozen jar"};

    private LayoutExperiment() {}

    /** What a tree of modules costs, for {@link #WAYS}: medians for one module. */
    record Result(String name, int modules, LayoutSizes sizes, double[] micros, double[] bytes) {}

    /** A module, as the four ways have it. */
    private record Module(String name, Path source, Path file) {}

    private interface Way {
        MpyImage load(Module module)
                throws IOException, CompileError, MpyFormatException, RomFormatException;
    }

    public static void main(String[] args) throws Exception {
        Path docs = Path.of(args[0]);
        List<Result> results = new ArrayList<>();
        for (String folder : Arrays.copyOfRange(args, 1, args.length)) {
            Path work = Files.createTempDirectory("layout");
            try {
                results.add(measure(Path.of(folder), work));
            } finally {
                delete(work);
            }
        }
        Files.createDirectories(docs);
        Files.writeString(docs.resolve("mpy-layout.md"), LayoutPage.text(results, WAYS));
        Files.writeString(docs.resolve("mpy-layout.svg"), LayoutPage.picture(results, WAYS));
    }

    private static Result measure(Path folder, Path work) throws Exception {
        List<Module> modules = new ArrayList<>();
        List<Packing.Packed> packed = new ArrayList<>();
        LayoutSizes sizes = LayoutSizes.NOTHING;
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
                if (!path.toString().endsWith(".py") || !Files.isRegularFile(path)) {
                    continue;
                }
                byte[] text = Files.readAllBytes(path);
                byte[] file;
                String name = "m" + modules.size();
                try {
                    file = MpyWriter.write(compile(text, path.getFileName().toString()));
                } catch (CompileError e) {
                    continue; // not a module of MicroPython's
                }
                sizes = sizes.plus(LayoutSizes.of(text.length, file));
                Path compiled = work.resolve(name + ".mpy");
                Files.write(compiled, file);
                modules.add(new Module(name, path, compiled));
                packed.add(new Packing.Packed(name + ".mpy", Packing.Kind.IMAGE, file));
            }
        }
        byte[] image = Packing.image(packed);
        Files.write(work.resolve("all.romfs"), image);
        Files.write(work.resolve("all.jar"), FrozenJar.of(image));
        return measure(folder.toRealPath().getFileName().toString(), modules, sizes, work);
    }

    private static MpyImage compile(byte[] text, String name) throws CompileError {
        return Compiler.compile(text, name, Mode.FILE, Options.CROSS);
    }

    private static Result measure(String name, List<Module> modules, LayoutSizes sizes, Path work)
            throws Exception {
        MpyLoader loader = new MpyLoader();
        Way[] ways = {
            module -> compile(Files.readAllBytes(module.source), module.name + ".py"),
            module -> {
                CodeBytes file = MpyReader.open(module.file);
                return loader.load(file, 0, file.size());
            },
            fromImage(ImageFile.open(work.resolve("all.romfs")), loader),
            fromImage(ImageFile.open(work.resolve("all.jar")), loader)
        };
        double[][] micros = new double[ways.length][ROUNDS];
        double[][] bytes = new double[ways.length][ROUNDS];
        for (int round = -WARM_UP_IMPORTS / modules.size(); round < ROUNDS; round++) {
            for (int way = 0; way < ways.length; way++) {
                Vm vm = new Vm(new Host() {}, new Library(), 200);
                vm.builtins();
                long memory = THREADS.getCurrentThreadAllocatedBytes();
                long time = THREADS.getCurrentThreadCpuTime();
                for (Module module : modules) {
                    new ModuleCode(vm, ways[way].load(module), new PyDict()).outer();
                }
                if (round >= 0) {
                    long spent = THREADS.getCurrentThreadCpuTime() - time;
                    long used = THREADS.getCurrentThreadAllocatedBytes() - memory;
                    micros[way][round] = spent / 1e3 / modules.size();
                    bytes[way][round] = (double) used / modules.size();
                }
            }
        }
        return new Result(name, modules.size(), sizes, medians(micros), medians(bytes));
    }

    private static Way fromImage(RomImage image, MpyLoader loader) {
        return module -> {
            RomImage.Entry file = image.find(module.name + ".mpy");
            return loader.load(image.bytes(), file.start(), file.end());
        };
    }

    private static double[] medians(double[][] values) {
        double[] medians = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            Arrays.sort(values[i]);
            medians[i] = values[i][values[i].length / 2];
        }
        return medians;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList().reversed()) {
                Files.delete(path);
            }
        }
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
    }
}
