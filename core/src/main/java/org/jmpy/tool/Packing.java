package org.jmpy.tool;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.compiler.Compiler;
import org.jmpy.compiler.Mode;
import org.jmpy.compiler.Options;
import org.jmpy.mpy.MpyFormatException;
import org.jmpy.mpy.MpyReader;
import org.jmpy.mpy.MpyWriter;
import org.jmpy.romfs.RomWriter;
import org.jmpy.syntax.CompileError;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Packs modules that a list names: compiles them, then makes a tree of .mpy files, a ROMFS image, C
 * source for a firmware, or a jar of them. Nothing is written before all of it is there. Source of
 * what becomes of the files, and of the C source: MicroPython tools/makemanifest.py.
 */
public final class Packing {
    private static final String PY = ".py";
    private static final String MPY = ".mpy";

    /** What becomes of a file. */
    public enum Kind {
        /** A .py file that stays text, and is compiled when it is imported. */
        TEXT,
        /** A .py file that is compiled. */
        COMPILED,
        /** A .mpy file that is taken as it is. */
        IMAGE
    }

    /**
     * A file to be packed.
     *
     * @param source where it is
     * @param target where it goes, with slashes, such as {@code pkg/mod.py}: also the file name
     *     that its code keeps
     * @param optimisation 0 to 3
     * @param version what {@code __version__} becomes unless the text sets it; null for nothing
     */
    public record Item(Path source, String target, Kind kind, int optimisation, String version) {}

    /**
     * A file that is ready.
     *
     * @param path where it goes, with slashes
     */
    public record Packed(String path, Kind kind, byte[] content) {}

    private Packing() {}

    // ---- reading and compiling -----------------------------------------------------------------

    /**
     * Reads and compiles files.
     *
     * @param bits small-int bits of the target
     * @param threads how many files at a time
     * @return the files in the order of {@code items}; what is named twice alike comes once
     * @throws ToolException if a file cannot be read, has a mistake, or takes the place of another
     */
    public static List<Packed> prepare(Collection<Item> items, int bits, int threads)
            throws ToolException {
        Map<String, Item> places = new TreeMap<>();
        List<Item> wanted = new ArrayList<>();
        for (Item item : items) {
            Item other = places.putIfAbsent(checkTarget(item.target), item);
            if (other == null) {
                wanted.add(item);
            } else if (!other.source.equals(item.source)) {
                throw new ToolException(
                        item.target
                                + ": both "
                                + other.source
                                + " and "
                                + item.source
                                + " are to go there");
            }
        }
        List<Packed> packed = prepareAll(wanted, bits, threads);
        checkPlaces(packed);
        return packed;
    }

    /** {@return the place, which stays inside whatever is made} @throws ToolException */
    private static String checkTarget(String target) throws ToolException {
        for (String name : target.split("/", -1)) {
            if (name.isEmpty() || name.equals(".") || name.equals("..") || name.contains("\0")) {
                throw new ToolException("'" + target + "' is no place for a module");
            }
        }
        return target;
    }

    /** Refuses a.py beside a.mpy, and a file where others need a folder. */
    private static void checkPlaces(List<Packed> packed) throws ToolException {
        TreeMap<String, Packed> places = new TreeMap<>();
        for (Packed file : packed) {
            if (places.put(file.path, file) != null) {
                throw new ToolException(file.path + ": two files are to go there");
            }
        }
        for (String path : places.keySet()) {
            for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
                if (places.containsKey(path.substring(0, at))) {
                    throw new ToolException(path.substring(0, at) + ": both a file and a folder");
                }
            }
        }
    }

    private static List<Packed> prepareAll(List<Item> items, int bits, int threads)
            throws ToolException {
        List<Packed> packed = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, threads))) {
            List<Future<Packed>> running = new ArrayList<>();
            for (Item item : items) {
                running.add(workers.submit(() -> prepare(item, bits)));
            }
            try {
                for (Future<Packed> one : running) {
                    packed.add(one.get());
                }
            } catch (ExecutionException e) {
                workers.shutdownNow();
                switch (e.getCause()) {
                    case ToolException mistake -> throw mistake;
                    case Error error -> throw error;
                    default -> throw new IllegalStateException(e.getCause());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolException("interrupted");
        }
        return packed;
    }

    private static Packed prepare(Item item, int bits) throws ToolException {
        byte[] content;
        try {
            content = WholeFile.read(item.source);
        } catch (IOException e) {
            throw new ToolException(Mistakes.say(item.source.toString(), e));
        }
        if (item.kind != Kind.COMPILED) {
            return new Packed(item.target, item.kind, content);
        }
        Options options = Options.CROSS.withOptimisation(item.optimisation).withSmallIntBits(bits);
        try {
            byte[] text = withVersion(content, item.version);
            byte[] image = MpyWriter.write(Compiler.compile(text, item.target, Mode.FILE, options));
            return new Packed(mpyPath(item.target), Kind.IMAGE, image);
        } catch (CompileError e) {
            throw new ToolException(Mistakes.say(item.source.toString(), e));
        }
    }

    private static String mpyPath(String path) {
        boolean isSource = path.regionMatches(true, path.length() - 3, PY, 0, PY.length());
        return isSource ? path.substring(0, path.length() - PY.length()) + MPY : path;
    }

    /** Gives a module the version of its package, unless it has one of its own. */
    private static byte[] withVersion(byte[] text, String version) {
        if (version == null
                || new String(text, StandardCharsets.ISO_8859_1).contains("__version__ =")) {
            return text;
        }
        byte[] line =
                ("\n\n__version__ = " + PyText.repr(version) + "\n")
                        .getBytes(StandardCharsets.UTF_8);
        byte[] all = java.util.Arrays.copyOf(text, text.length + line.length);
        System.arraycopy(line, 0, all, text.length, line.length);
        return all;
    }

    // ---- making things of the files ------------------------------------------------------------

    /**
     * Writes the files below a folder. A folder that is not there yet appears with all of them at
     * once; in one that is, each file is replaced whole.
     *
     * @throws ToolException if that fails
     */
    public static void writeTree(Collection<Packed> files, Path folder) throws ToolException {
        try {
            if (Files.exists(folder)) {
                writeInto(files, folder);
                return;
            }
            Path parent = folder.toAbsolutePath().getParent();
            Files.createDirectories(parent);
            WholeFile.removeLeftovers(parent);
            try (WholeFile.Unfinished unfinished = new WholeFile.Unfinished(parent)) {
                Files.createDirectory(unfinished.path);
                writeInto(files, unfinished.path);
                Files.move(unfinished.path, folder);
            }
        } catch (IOException e) {
            throw new ToolException(Mistakes.say(folder.toString(), e));
        }
    }

    private static void writeInto(Collection<Packed> files, Path folder) throws IOException {
        Set<Path> clean = new HashSet<>();
        for (Packed file : files) {
            Path place = folder.resolve(file.path);
            Files.createDirectories(place.getParent());
            if (clean.add(place.getParent())) {
                WholeFile.removeLeftovers(place.getParent());
            }
            WholeFile.writeOneOfMany(place, file.content);
        }
    }

    /** {@return a ROMFS image of the files} @throws ToolException if it cannot hold a name */
    public static byte[] image(Collection<Packed> files) throws ToolException {
        TreeMap<String, Packed> sorted = new TreeMap<>(Packing::compareByNames);
        for (Packed file : files) {
            sorted.put(file.path, file);
        }
        RomWriter writer = new RomWriter();
        List<String> open = new ArrayList<>();
        for (Packed file : sorted.values()) {
            String[] names = file.path.split("/", -1);
            int common = 0;
            while (common < open.size()
                    && common < names.length - 1
                    && open.get(common).equals(names[common])) {
                common++;
            }
            while (open.size() > common) {
                writer.closeDirectory();
                open.removeLast();
            }
            try {
                while (open.size() < names.length - 1) {
                    open.add(names[open.size()]);
                    writer.openDirectory(open.getLast());
                }
                writer.file(names[names.length - 1], file.content);
            } catch (IllegalArgumentException e) {
                throw new ToolException(file.path + ": " + e.getMessage());
            }
        }
        while (!open.isEmpty()) {
            writer.closeDirectory();
            open.removeLast();
        }
        return writer.finish();
    }

    /** Orders paths as a walk does that takes the names of each folder in order. */
    private static int compareByNames(String a, String b) {
        return a.replace('/', '\0').compareTo(b.replace('/', '\0'));
    }

    /**
     * {@return a jar that holds the modules in an image that is executed where it lies}
     *
     * @throws ToolException if a file would be refused when it is imported
     */
    public static byte[] jar(Collection<Packed> files) throws ToolException {
        for (Packed file : files) {
            if (file.kind == Kind.IMAGE) {
                try {
                    MpyReader.load(CodeBytes.of(file.content));
                } catch (MpyFormatException e) {
                    throw new ToolException(file.path + ": " + e.getMessage() + ": " + e.detail());
                }
            }
        }
        return FrozenJar.of(image(files));
    }

    /**
     * {@return C source that a firmware is built with to have the modules in its ROM}
     *
     * @param qstrHeader the preprocessed qstr definitions of the firmware, null if not known
     * @throws ToolException if something cannot be frozen
     */
    public static String frozenC(Collection<Packed> files, byte[] qstrHeader) throws ToolException {
        StringBuilder source = new StringBuilder();
        source.append("//\n// Content for MICROPY_MODULE_FROZEN_STR\n//\n");
        FrozenText.print(files.stream().filter(f -> f.kind == Kind.TEXT).toList(), source);
        source.append("//\n// Content for MICROPY_MODULE_FROZEN_MPY\n//\n");
        List<MpyFile> images = new ArrayList<>();
        for (Packed file : files) {
            if (file.kind == Kind.IMAGE) {
                images.add(MpyFile.read("frozen_mpy/" + file.path, file.content));
            }
        }
        if (images.isEmpty()) {
            FrozenText.printNoImages(source);
            return source.toString();
        }
        FrozenQstrs qstrs =
                qstrHeader == null
                        ? FrozenQstrs.ofNothing()
                        : FrozenQstrs.ofHeader(
                                new String(qstrHeader, StandardCharsets.UTF_8).lines().toList());
        MpyFile.nameAll(images);
        Lines lines = (line, _, _) -> source.append(line).append('\n');
        FrozenC.print(images, qstrs, FrozenC.LongInts.MPZ, 16, lines);
        return source.toString();
    }
}
