package org.jmpy.tool;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.mpy.MpyReader;
import org.jmpy.romfs.RomCheck;
import org.jmpy.romfs.RomFormatException;
import org.jmpy.romfs.RomImage;

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

/** The verb {@code romfs}: builds ROMFS images and looks into them. */
public final class RomTool {
    private static final int DIFFERENT = 1;
    private static final int USAGE = 2;

    private static final String HELP =
            """
            usage: jmpy romfs build DIR [-o IMAGE] [--no-mpy]
                   jmpy romfs ls IMAGE [PATH] [--json]
                   jmpy romfs info IMAGE [--json]
                   jmpy romfs extract IMAGE [-o DIR]
                   jmpy romfs verify IMAGE [--json]
                   jmpy romfs run IMAGE [ARGS]

            build    packs a folder as mpremote does: names sorted, .py files compiled to .mpy
                     unless --no-mpy is given; writes DIR.romfs
            ls       lists files and directories below PATH with their sizes
            info     tells the size of the image and what is in it
            extract  writes the files of the image below DIR, by default the current folder
            verify   checks records, names and .mpy files; status 1 if something is wrong
            run      mounts the image at /rom and runs its main.py or main.mpy
            """;

    private final Path folder;
    private final OutputStream out;

    private RomTool(Path folder, OutputStream out) {
        this.folder = folder;
        this.out = out;
    }

    /**
     * Runs the verb.
     *
     * @param args what follows the verb
     * @param folder the folder that relative paths start from
     * @return the exit status: 0, 1 if something is wrong with a file, 2 for bad usage
     * @throws IOException if {@code out} or {@code error} cannot be written
     */
    public static int run(String[] args, Path folder, OutputStream out, OutputStream error)
            throws IOException {
        String action = args.length == 0 ? "--help" : args[0];
        RomTool tool = new RomTool(folder, out);
        Arguments words;
        try {
            words = new Arguments(args, 1, Set.of("--json", "--no-mpy"), Set.of("-o"));
            switch (action) {
                case "build", "ls", "info", "extract", "verify" -> {}
                case "--help", "-h" -> {
                    tool.print(HELP);
                    return 0;
                }
                default -> throw new ToolException("there is no romfs " + action);
            }
            if (words.words().isEmpty()) {
                throw new ToolException("romfs " + action + ": of what?");
            }
        } catch (ToolException e) {
            write(error, Mistakes.usage("romfs", e));
            return USAGE;
        }
        try {
            return tool.run(action, words);
        } catch (ToolException e) {
            write(error, e.getMessage() + "\n");
            return DIFFERENT;
        }
    }

    private static void write(OutputStream stream, String text) throws IOException {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void print(String text) throws IOException {
        write(out, text);
    }

    private int run(String action, Arguments words) throws ToolException, IOException {
        String name = words.words().getFirst();
        if (action.equals("build")) {
            return build(words.onlyWord("folder"), words.value("-o"), !words.has("--no-mpy"));
        }
        CodeBytes bytes = open(name);
        RomImage image = imageIn(name, bytes);
        boolean isJson = words.has("--json");
        return switch (action) {
            case "ls" -> list(name, image, words.words(), isJson);
            case "info" -> info(name, image, bytes, isJson);
            case "verify" -> verify(name, image, bytes, isJson);
            default -> extract(name, image, words.value("-o"));
        };
    }

    private CodeBytes open(String name) throws ToolException {
        try {
            return MpyReader.open(folder.resolve(name));
        } catch (IOException e) {
            throw new ToolException(Mistakes.say(name, e));
        }
    }

    private static RomImage imageIn(String name, CodeBytes bytes) throws ToolException {
        try {
            return RomImage.at(bytes, 0, bytes.size());
        } catch (RomFormatException e) {
            throw new ToolException(name + ": " + e.getMessage());
        }
    }

    private int build(String source, String output, boolean compiles)
            throws ToolException, IOException {
        StringBuilder report = new StringBuilder();
        byte[] image = RomBuilder.build(folder, source, compiles, report);
        print(report.toString());
        String plain = source.endsWith("/") ? source.substring(0, source.length() - 1) : source;
        String target = output == null ? plain + ".romfs" : output;
        print("Writing " + image.length + " bytes to output file " + target + "\n");
        try {
            WholeFile.write(folder.resolve(target), image);
        } catch (IOException e) {
            throw new ToolException(Mistakes.say(target, e));
        }
        return 0;
    }

    private int list(String name, RomImage image, List<String> words, boolean isJson)
            throws ToolException, IOException {
        String path = words.size() > 1 ? words.get(1) : "/";
        RomImage.Entry entry = image.find(path);
        if (entry == null) {
            throw new ToolException(name + ": there is no " + path);
        }
        String prefix = path.equals("/") || path.isEmpty() ? "" : path.replaceAll("/$", "");
        List<Object> rows = new ArrayList<>();
        if (entry.isDirectory()) {
            collect(image, entry, prefix, rows);
        } else {
            rows.add(row(prefix, entry));
        }
        if (isJson) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("schema", "jmpy.romfs-ls/1");
            all.put("image", name);
            all.put("entries", rows);
            print(Json.pretty(all));
            return 0;
        }
        StringBuilder text = new StringBuilder();
        for (Object row : rows) {
            Map<?, ?> values = (Map<?, ?>) row;
            String size = values.get("size").toString();
            text.repeat(' ', Math.max(0, 9 - size.length())).append(size).append(' ');
            text.append(values.get("path"));
            text.append(values.get("type").equals("directory") ? "/\n" : "\n");
        }
        print(text.toString());
        return 0;
    }

    private static void collect(
            RomImage image, RomImage.Entry directory, String prefix, List<Object> rows) {
        // Deeper than any path can be: only damaged images nest so.
        if (prefix.length() > 4096) {
            return;
        }
        for (RomImage.Entry entry : image.list(directory)) {
            String path = prefix + "/" + entry.name();
            rows.add(row(path, entry));
            if (entry.isDirectory()) {
                collect(image, entry, path, rows);
            }
        }
    }

    private static Map<String, Object> row(String path, RomImage.Entry entry) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("path", path);
        row.put("type", entry.isDirectory() ? "directory" : "file");
        row.put("offset", entry.start());
        row.put("size", entry.size());
        return row;
    }

    private int info(String name, RomImage image, CodeBytes bytes, boolean isJson)
            throws IOException {
        List<Object> rows = new ArrayList<>();
        collect(image, image.root(), "", rows);
        long files = 0;
        long content = 0;
        long modules = 0;
        for (Object row : rows) {
            Map<?, ?> values = (Map<?, ?>) row;
            if (values.get("type").equals("file")) {
                files++;
                content += (Integer) values.get("size");
                modules += values.get("path").toString().endsWith(".mpy") ? 1 : 0;
            }
        }
        int size = image.root().end();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("schema", "jmpy.romfs-info/1");
        all.put("image", name);
        all.put("size", size);
        all.put("fileSize", bytes.size());
        all.put("files", files);
        all.put("directories", rows.size() - files);
        all.put("modules", modules);
        all.put("contentBytes", content);
        if (isJson) {
            print(Json.pretty(all));
        } else {
            print(
                    name
                            + ": ROMFS image of "
                            + size
                            + " bytes"
                            + (size == bytes.size() ? "" : " in a file of " + bytes.size())
                            + "\nfiles: "
                            + files
                            + " ("
                            + modules
                            + " of them .mpy), directories: "
                            + (rows.size() - files)
                            + ", content: "
                            + content
                            + " bytes\n");
        }
        return 0;
    }

    private int verify(String name, RomImage image, CodeBytes bytes, boolean isJson)
            throws IOException {
        List<String> findings = RomCheck.check(image, bytes.size());
        if (isJson) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("schema", "jmpy.romfs-verify/1");
            all.put("image", name);
            all.put("ok", findings.isEmpty());
            all.put("findings", findings);
            print(Json.pretty(all));
        } else if (findings.isEmpty()) {
            print(name + ": ok\n");
        } else {
            StringBuilder text = new StringBuilder();
            for (String finding : findings) {
                text.append(name).append(": ").append(finding).append('\n');
            }
            print(text.toString());
        }
        return findings.isEmpty() ? 0 : DIFFERENT;
    }

    private int extract(String name, RomImage image, String target) throws ToolException {
        Path place = target == null ? folder : folder.resolve(target);
        try {
            extract(name, image, image.root(), place, 0);
        } catch (IOException e) {
            throw new ToolException(Mistakes.say(name, e));
        }
        return 0;
    }

    private void extract(
            String name, RomImage image, RomImage.Entry directory, Path place, int nesting)
            throws ToolException, IOException {
        if (nesting == 100) {
            throw new ToolException(name + ": directories nested too deeply");
        }
        Files.createDirectories(place);
        for (RomImage.Entry entry : image.list(directory)) {
            String entryName = entry.name();
            // An image from anywhere must not write outside the folder.
            boolean isSafe =
                    !entryName.isEmpty()
                            && !entryName.equals(".")
                            && !entryName.equals("..")
                            && entryName.chars().noneMatch(c -> c == '/' || c == '\\' || c < ' ');
            if (!isSafe) {
                throw new ToolException(name + ": will not extract the name '" + entryName + "'");
            }
            Path path = place.resolve(entryName);
            if (entry.isDirectory()) {
                if (Files.isSymbolicLink(path)) {
                    throw new ToolException(path + ": is a link, will not extract into it");
                }
                extract(name, image, entry, path, nesting + 1);
            } else {
                if (Files.isSymbolicLink(path)) {
                    throw new ToolException(path + ": is a link, will not write over it");
                }
                WholeFile.write(path, image.bytes().copy(entry.start(), entry.size()));
            }
        }
    }
}
