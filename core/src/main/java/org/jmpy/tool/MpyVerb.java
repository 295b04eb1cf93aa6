package org.jmpy.tool;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.compiler.Options;
import org.jmpy.mpy.MpyFormatException;
import org.jmpy.mpy.MpyReader;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The verb {@code mpy}: looks into .mpy files, checks and compares them, makes things of them. */
public final class MpyVerb {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private static final String HELP =
            """
            usage: jmpy mpy info FILE... [--json]
                   jmpy mpy dis FILE... [--json]
                   jmpy mpy hex FILE... [--json] [--color auto|always|never]
                   jmpy mpy check FILE... [--for RELEASE[,ARCH]] [--json]
                   jmpy mpy diff OLD NEW [--json]
                   jmpy mpy merge FILE... -o OUT
                   jmpy mpy extract FILE... -o BASE [--only meta,qstr,obj,code]
                   jmpy mpy freeze FILE... [-o OUT.c] [-q QSTR_HEADER]
                   jmpy mpy freeze FILE|DIR... -o OUT.jar

            info     header, tables, functions and their sizes
            dis      instructions with source lines
            hex      every byte, and what it belongs to
            check    whether the file is sound, and with --for whether a MicroPython firmware of
                     that release and architecture loads it: --for v1.22,armv6m
            diff     what changed between two builds, by function; status 1 if anything did
            merge    makes one file that runs all of them
            extract  writes strings, constants and code to files of their own
            freeze   makes C source for a firmware that has the modules in its ROM, or a jar
                     that Java programs import from, and -X rom=OUT.jar, with no unpacking:
                     a folder keeps its tree there, a file goes where its source was
            """;

    private static final Map<String, Set<String>> VALUED =
            Map.of(
                    "info", Set.of(),
                    "dis", Set.of(),
                    "hex", Set.of("--color"),
                    "check", Set.of("--for"),
                    "diff", Set.of(),
                    "merge", Set.of("-o"),
                    "extract", Set.of("-o", "--only"),
                    "freeze", Set.of("-o", "-q"));

    private final Path folder;
    private final OutputStream out;
    private final OutputStream error;
    private final StringBuilder text = new StringBuilder();

    private MpyVerb(Path folder, OutputStream out, OutputStream error) {
        this.folder = folder;
        this.out = out;
        this.error = error;
    }

    /**
     * Runs the verb.
     *
     * @param args what follows the verb
     * @param folder the folder that relative paths start from
     * @param hasColours whether standard output shows colours, unless {@code --color} says
     * @return the exit status: 0, 1 if a file is refused or files differ, 2 for bad usage
     * @throws IOException if {@code out} or {@code error} cannot be written
     */
    public static int run(
            String[] args, Path folder, boolean hasColours, OutputStream out, OutputStream error)
            throws IOException {
        String action = args.length == 0 ? "--help" : args[0];
        MpyVerb verb = new MpyVerb(folder, out, error);
        if (action.equals("--help") || action.equals("-h")) {
            write(out, HELP);
            return 0;
        }
        Arguments words;
        try {
            Set<String> valued = VALUED.get(action);
            if (valued == null) {
                throw new ToolException("there is no mpy " + action);
            }
            words = new Arguments(args, 1, Set.of("--json"), valued);
            if (words.words().isEmpty()) {
                throw new ToolException("mpy " + action + ": which files?");
            }
            if (action.equals("diff") && words.words().size() != 2) {
                throw new ToolException("mpy diff: compares two files");
            }
            boolean needsOutput = action.equals("merge") || action.equals("extract");
            if (needsOutput && words.value("-o") == null) {
                throw new ToolException("mpy " + action + ": where to? Give -o");
            }
        } catch (ToolException e) {
            write(error, Mistakes.usage("mpy", e));
            return USAGE;
        }
        try {
            int status = verb.run(action, words, hasColours);
            write(out, verb.text.toString());
            return status;
        } catch (ToolException e) {
            write(out, verb.text.toString());
            write(error, e.getMessage() + "\n");
            return FAILED;
        }
    }

    private static void write(OutputStream stream, String text) throws IOException {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private int run(String action, Arguments words, boolean hasColours)
            throws ToolException, IOException {
        List<String> paths = words.words();
        boolean isJson = words.has("--json");
        switch (action) {
            case "info" -> {
                return printAll(
                        "jmpy.mpy-info/1", paths, isJson, MpyInfo::describe, MpyInfo::print);
            }
            case "dis" -> {
                return printAll("jmpy.mpy-dis/1", paths, isJson, Listing::describe, Listing::print);
            }
            case "hex" -> {
                boolean colours = colours(words.value("--color"), hasColours);
                return printAll(
                        "jmpy.mpy-hex/1",
                        paths,
                        isJson,
                        MpyInfo::describeSegments,
                        (file, lines) -> HexDump.print(file, colours ? lines : plain(lines)));
            }
            case "check" -> {
                return check(paths, words.value("--for"), isJson);
            }
            case "diff" -> {
                return diff(paths, isJson);
            }
            case "merge" -> {
                return tool("--merge", "-o", words.value("-o"), paths);
            }
            case "extract" -> {
                List<String> all = new ArrayList<>();
                if (words.value("--only") != null) {
                    all.addAll(List.of("--extract-only", words.value("--only")));
                }
                all.add("--");
                all.addAll(paths);
                return tool("-e", words.value("-o"), null, all);
            }
            default -> {
                return freeze(paths, words.value("-o"), words.value("-q"));
            }
        }
    }

    private static boolean colours(String wish, boolean hasColours) throws ToolException {
        return switch (wish) {
            case null -> hasColours;
            case "auto" -> hasColours;
            case "always" -> true;
            case "never" -> false;
            default -> throw new ToolException("--color: auto, always or never");
        };
    }

    /** {@return lines that lose their escape sequences} */
    private static Lines plain(Lines lines) {
        return (line, annotations, labels) ->
                lines.print(line.replaceAll("\033\\[[0-9;]*m", ""), annotations, labels);
    }

    private interface Describer {
        Map<String, Object> describe(MpyFile file) throws ToolException;
    }

    private interface Printer {
        void print(MpyFile file, Lines lines) throws ToolException;
    }

    private int printAll(
            String schema, List<String> paths, boolean isJson, Describer describer, Printer printer)
            throws ToolException {
        List<MpyFile> files = new ArrayList<>();
        for (String path : paths) {
            files.add(MpyFile.read(path, read(path)));
        }
        MpyFile.nameAll(files);
        List<Object> described = new ArrayList<>();
        for (MpyFile file : files) {
            if (isJson) {
                described.add(describer.describe(file));
            } else {
                printer.print(file, (line, _, _) -> text.append(line).append('\n'));
            }
        }
        if (isJson) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("schema", schema);
            all.put("files", described);
            text.append(Json.pretty(all));
        }
        return 0;
    }

    private int check(List<String> paths, String target, boolean isJson) throws ToolException {
        Firmware firmware = target == null ? null : Firmware.parse(target);
        List<Object> results = new ArrayList<>();
        boolean allLoad = true;
        for (String path : paths) {
            byte[] bytes = read(path);
            Firmware.Answer answer = Firmware.header(bytes);
            if (answer.problems().isEmpty()) {
                checkContent(path, bytes, answer);
            }
            if (firmware != null) {
                firmware.ask(path, bytes, answer);
            }
            allLoad &= answer.problems().isEmpty();
            if (isJson) {
                results.add(answer.describe(path));
            } else {
                answer.print(path, text);
            }
        }
        if (isJson) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("schema", "jmpy.mpy-check/1");
            all.put("for", target);
            all.put("ok", allLoad);
            all.put("files", results);
            text.append(Json.pretty(all));
        }
        return allLoad ? 0 : FAILED;
    }

    /** Looks at what the header announces: all of it, unless it is machine code. */
    private static void checkContent(String path, byte[] bytes, Firmware.Answer answer) {
        try {
            if (answer.arch() == 0) {
                MpyReader.load(CodeBytes.of(bytes));
            } else {
                MpyFile.read(path, bytes);
            }
        } catch (MpyFormatException e) {
            answer.add(e.detail() + " at byte " + e.position(), "compile the source again");
        } catch (ToolException e) {
            answer.add("the tables or functions cannot be read", "compile the source again");
        }
    }

    private int diff(List<String> paths, boolean isJson) throws ToolException {
        MpyFile before = MpyFile.read(paths.get(0), read(paths.get(0)));
        MpyFile after = MpyFile.read(paths.get(1), read(paths.get(1)));
        MpyDiff diff = new MpyDiff(before, after);
        if (isJson) {
            text.append(Json.pretty(diff.describe()));
        } else {
            diff.print(text);
        }
        return diff.isEmpty() ? 0 : FAILED;
    }

    private int freeze(List<String> paths, String output, String header)
            throws ToolException, IOException {
        if (output != null && output.endsWith(".jar")) {
            save(output, Packing.jar(filesFor(paths)));
            return 0;
        }
        FrozenQstrs qstrs =
                header == null
                        ? FrozenQstrs.ofNothing()
                        : FrozenQstrs.ofHeader(
                                new String(read(header), StandardCharsets.UTF_8).lines().toList());
        List<MpyFile> files = new ArrayList<>();
        for (String path : paths) {
            files.add(MpyFile.read(path, read(path)));
        }
        MpyFile.nameAll(files);
        StringBuilder source = new StringBuilder();
        Lines lines = (line, _, _) -> source.append(line).append('\n');
        FrozenC.print(files, qstrs, FrozenC.LongInts.MPZ, 16, lines);
        if (output == null) {
            text.append(source);
        } else {
            save(output, source.toString().getBytes(StandardCharsets.UTF_8));
        }
        return 0;
    }

    private void save(String output, byte[] content) throws ToolException {
        try {
            WholeFile.write(folder.resolve(output), content);
        } catch (IOException e) {
            throw new ToolException(Mistakes.say(output, e));
        }
    }

    /** {@return the modules in files and folders, with their places in an image} */
    private List<Packing.Packed> filesFor(List<String> paths) throws ToolException {
        List<Packing.Item> items = new ArrayList<>();
        for (String path : paths) {
            Path start = folder.resolve(path);
            if (!Files.isDirectory(start)) {
                String source = MpyFile.read(path, read(path)).sourceFile();
                items.add(item(start, placeFor(source, start)));
                continue;
            }
            try (Stream<Path> files = Files.walk(start)) {
                for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                    if (file.toString().endsWith(".mpy")) {
                        String place = start.relativize(file).toString();
                        items.add(item(file, place.replace(File.separatorChar, '/')));
                    }
                }
            } catch (IOException e) {
                throw new ToolException(Mistakes.say(path, e));
            }
        }
        return Packing.prepare(items, Options.CROSS.smallIntBits(), 1);
    }

    private static Packing.Item item(Path file, String place) {
        return new Packing.Item(file, place, Packing.Kind.IMAGE, 0, null);
    }

    /** {@return where the source of a file was, if that is a place in a tree; else its name} */
    private static String placeFor(String source, Path file) {
        boolean isPlace = source.endsWith(".py") && !source.startsWith("/");
        for (String name : source.split("/", -1)) {
            isPlace &= !name.isEmpty() && !name.equals("..") && !name.equals(".");
        }
        return isPlace
                ? source.substring(0, source.length() - ".py".length()) + ".mpy"
                : file.getFileName().toString();
    }

    /** Does what an option of the drop-in does. */
    private int tool(String option, String first, String second, List<String> paths)
            throws IOException {
        List<String> args = new ArrayList<>();
        args.add(option);
        args.add(first);
        if (second != null) {
            args.add(second);
        }
        args.addAll(paths);
        return MpyTool.run(args.toArray(String[]::new), false, folder, out, error);
    }

    private byte[] read(String path) throws ToolException {
        try {
            return WholeFile.read(folder.resolve(path));
        } catch (IOException e) {
            throw new ToolException(Mistakes.say(path, e));
        }
    }
}
