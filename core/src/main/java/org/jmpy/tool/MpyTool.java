package org.jmpy.tool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The drop-in for MicroPython's mpy-tool.py 1.29: the same options, the same text on standard
 * output, the same files. Messages of mistakes that the original leaves to a Python traceback are
 * shorter here.
 */
public final class MpyTool {
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int BUFFER = 1 << 16;

    private final ToolOptions options;
    private final boolean strays;
    private final Path folder;
    private final OutputStream out;
    private final OutputStream error;
    private final StringBuilder pending = new StringBuilder();
    private final List<Object> jsonLines = new ArrayList<>();
    private final Map<String, Object> jsonLabels = new LinkedHashMap<>();

    private MpyTool(
            ToolOptions options,
            boolean strays,
            Path folder,
            OutputStream out,
            OutputStream error) {
        this.options = options;
        this.strays = strays;
        this.folder = folder;
        this.out = out;
        this.error = error;
    }

    /**
     * Runs the tool.
     *
     * @param args what follows the tool's name
     * @param folder the folder that relative paths start from
     * @param out standard output
     * @param error standard error
     * @return the exit status: 0, 1 for files that cannot be read or frozen, 2 for bad usage
     * @throws IOException if {@code out} or {@code error} cannot be written
     */
    public static int run(String[] args, Path folder, OutputStream out, OutputStream error)
            throws IOException {
        return run(args, true, folder, out, error);
    }

    /**
     * Runs the tool; as above.
     *
     * @param strays whether merged files are those of mpy-tool.py even where it errs
     */
    static int run(String[] args, boolean strays, Path folder, OutputStream out, OutputStream error)
            throws IOException {
        ToolOptions options;
        try {
            options = ToolOptions.parse(args);
        } catch (ToolException e) {
            write(error, ToolOptions.USAGE + "mpy-tool.py: error: " + e.getMessage() + "\n");
            return USAGE;
        }
        if (options.isHelp) {
            write(out, ToolOptions.HELP);
            return 0;
        }
        MpyTool tool = new MpyTool(options, strays, folder, out, error);
        try {
            tool.run();
        } catch (ToolException e) {
            tool.flush();
            write(error, e.getMessage() + "\n");
            return FAILED;
        }
        return 0;
    }

    private static void write(OutputStream stream, String text) throws IOException {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void run() throws ToolException, IOException {
        FrozenQstrs qstrs =
                options.qstrHeader == null
                        ? FrozenQstrs.ofNothing()
                        : FrozenQstrs.ofHeader(
                                new String(read(options.qstrHeader), StandardCharsets.UTF_8)
                                        .lines()
                                        .toList());
        List<MpyFile> files = new ArrayList<>();
        int arch = 0;
        for (String path : options.files) {
            MpyFile file = MpyFile.read(path, read(path), false);
            if (file.arch != 0) {
                if (arch != 0 && arch != file.arch) {
                    throw new ToolException(path + ": native architecture mismatch");
                }
                arch = file.arch;
            }
            files.add(file);
        }
        MpyFile.nameAll(files);
        printAll(files, qstrs);
        if (options.isMerge) {
            byte[] merged = files.size() == 1 ? files.getFirst().bytes : merge(files, arch);
            if (options.output == null) {
                out.write(merged);
            } else {
                save(options.output, merged, 0, merged.length);
            }
        }
        if (options.extractBase != null) {
            extract(files);
        }
    }

    private byte[] merge(List<MpyFile> files, int arch) throws ToolException, IOException {
        Merge.Merged merged = Merge.merge(files, arch, options.archFlags, strays);
        if (merged.stray() > 0) {
            write(
                    error,
                    "warning: the merged file goes wrong at "
                            + merged.stray()
                            + (merged.stray() == 1 ? " jump" : " jumps")
                            + " out of try or with, as that of mpy-tool.py does;"
                            + " 'jmpy mpy merge' makes one that does not\n");
        }
        return merged.bytes();
    }

    private void printAll(List<MpyFile> files, FrozenQstrs qstrs)
            throws ToolException, IOException {
        Lines lines = options.isJson ? this::printJson : this::printPlain;
        if (options.isHexdump) {
            for (MpyFile file : files) {
                HexDump.print(file, lines);
                flushIfLong();
            }
        }
        if (options.isDisassembly) {
            if (options.isHexdump) {
                lines.print("");
            }
            for (MpyFile file : files) {
                Disassembly.print(file, lines);
                flushIfLong();
            }
        }
        if (options.isFreeze) {
            FrozenC.print(files, qstrs, options.longInts, options.digitBits, lines);
        }
        flush();
        if (options.isJson) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("asm", jsonLines);
            all.put("labelDefinitions", jsonLabels);
            all.put("languageId", languageId());
            write(out, Json.line(all));
        }
    }

    private String languageId() {
        if (options.isFreeze) {
            return "c";
        }
        return options.isHexdump ? "stderr" : "mpy";
    }

    private void printPlain(String text, Map<String, Object> annotations, List<String> labels) {
        pending.append(text).append('\n');
    }

    private void printJson(String text, Map<String, Object> annotations, List<String> labels) {
        pending.append(text).append('\n');
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("text", text);
        line.putAll(annotations);
        jsonLines.add(line);
        for (String label : labels) {
            jsonLabels.put(label, jsonLines.size());
        }
    }

    private void flushIfLong() throws IOException {
        if (pending.length() > BUFFER) {
            flush();
        }
    }

    /** Writes what was printed: to standard error if standard output gets JSON. */
    private void flush() throws IOException {
        write(options.isJson ? error : out, pending.toString());
        pending.setLength(0);
    }

    private byte[] read(String path) throws ToolException {
        try {
            return WholeFile.read(folder.resolve(path));
        } catch (IOException e) {
            throw new ToolException(Mistakes.say(path, e));
        }
    }

    /** Writes a file whole or not at all. */
    private void save(String path, byte[] bytes, int offset, int length) throws ToolException {
        try {
            WholeFile.write(folder.resolve(path), bytes, offset, length);
        } catch (IOException e) {
            throw new ToolException(Mistakes.say(path, e));
        }
    }

    private void extract(List<MpyFile> files) throws ToolException {
        List<Segment.Kind> kinds = new ArrayList<>();
        if (options.extractKinds != null) {
            for (String name : options.extractKinds.toUpperCase(Locale.ROOT).split(",", -1)) {
                try {
                    kinds.add(Segment.Kind.valueOf(name));
                } catch (IllegalArgumentException e) {
                    throw new ToolException("unknown segment kind \"" + name + "\"");
                }
            }
        }
        record Part(MpyFile file, Segment segment) {}
        List<Part> parts = new ArrayList<>();
        for (MpyFile file : files) {
            for (Segment segment : file.segments) {
                if (kinds.isEmpty() || kinds.contains(segment.kind())) {
                    parts.add(new Part(file, segment));
                }
            }
        }
        int digits = Integer.toString(parts.size()).length();
        for (int i = 0; i < parts.size(); i++) {
            MpyFile file = parts.get(i).file;
            Segment segment = parts.get(i).segment;
            String number = Integer.toString(i);
            String name =
                    options.extractBase
                            + "_"
                            + "0".repeat(digits - number.length())
                            + number
                            + "_"
                            + fileName(file.sourceFile())
                            + "_"
                            + segment.kind()
                            + "_"
                            + fileName(PyText.str(segment.name()))
                            + ".bin";
            save(name, file.bytes, segment.start(), segment.end() - segment.start());
        }
    }

    private static String fileName(String text) {
        StringBuilder name = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            boolean isPlain =
                                    c < 0x80
                                            && (Character.isLetterOrDigit(c)
                                                    || "_.-".indexOf(c) >= 0);
                            name.append(isPlain ? (char) c : '_');
                        });
        return name.toString();
    }
}
