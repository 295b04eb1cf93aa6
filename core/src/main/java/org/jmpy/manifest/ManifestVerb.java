package org.jmpy.manifest;

import org.jmpy.tool.Arguments;
import org.jmpy.tool.Json;
import org.jmpy.tool.Mistakes;
import org.jmpy.tool.Packing;
import org.jmpy.tool.ToolException;
import org.jmpy.tool.WholeFile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The verb {@code manifest}: runs manifests, and lists or packs the modules they name. */
public final class ManifestVerb {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private static final String HELP =
            """
            usage: jmpy manifest build FILE... --to mpy|romfs|frozen.c|jar -o OUT [options]
                   jmpy manifest list FILE... [--json] [options]

            build  packs the modules that manifests name
            list   names them: where each is, where it goes, what becomes of it

              --to mpy        a folder of .mpy files
              --to romfs      a ROMFS image, for romfs run, or for a board
              --to frozen.c   C source that a firmware is built with; -q for its qstrs
              --to jar        a jar that Java programs import from with no unpacking

              --lib DIR                 micropython-lib, for require() and $(MPY_LIB_DIR)
              --unix-ffi                require() looks into its unix-ffi first
              --top DIR, --port DIR, --board DIR
                                        what $(MPY_DIR), $(PORT_DIR) and $(BOARD_DIR) stand for
              -v NAME=VALUE             a variable; may be given several times
              --root DIR                a folder that manifests may read; may be given several times
              -c CODE                   a manifest given as text; may be given several times
              --package                 for manifests of packages: metadata() must come first
              --pyproject               as --package, for a project of CPython: packages it has are
                                        left out, those on PyPI are named
              --c-modules               names the C modules of a firmware and nothing else
              -O N, -msmall-int-bits=N  as for jmpy compile
              -j N                      how many files at a time; by default one a processor
              -q HEADER                 the firmware's genhdr/qstrdefs.preprocessed.h

            Manifests run shut off from everything. Their functions read what is below the current
            folder, the manifests' own folders, and folders given with the options above.
            """;

    private static final Set<String> FLAGS =
            Set.of(
                    "--json",
                    "--package",
                    "--pyproject",
                    "--c-modules",
                    "--unix-ffi",
                    "-O0",
                    "-O1",
                    "-O2",
                    "-O3");

    private static final Set<String> VALUED =
            Set.of(
                    "--to",
                    "-o",
                    "--lib",
                    "--top",
                    "--port",
                    "--board",
                    "-v",
                    "-c",
                    "--root",
                    "-O",
                    "-msmall-int-bits",
                    "-j",
                    "-q");

    private static final Map<String, String> FOLDERS = new LinkedHashMap<>();

    static {
        FOLDERS.put("--top", "MPY_DIR");
        FOLDERS.put("--lib", "MPY_LIB_DIR");
        FOLDERS.put("--port", "PORT_DIR");
        FOLDERS.put("--board", "BOARD_DIR");
    }

    private final Path folder;
    private final Arguments words;
    private final OutputStream out;

    private ManifestVerb(Path folder, Arguments words, OutputStream out) {
        this.folder = folder;
        this.words = words;
        this.out = out;
    }

    /**
     * Runs the verb.
     *
     * @param args what follows the verb
     * @param folder the folder that relative paths start from
     * @param error gets mistakes, and what manifests print
     * @return the exit status: 0, 1 if a manifest or a module has a mistake, 2 for bad usage
     * @throws IOException if {@code out} or {@code error} cannot be written
     */
    public static int run(String[] args, Path folder, OutputStream out, OutputStream error)
            throws IOException {
        return run(args, folder, Manifest.DEFAULT_STEPS, out, error);
    }

    /** As the other, with {@code steps} that the manifests may take: backward jumps and calls. */
    public static int run(
            String[] args, Path folder, long steps, OutputStream out, OutputStream error)
            throws IOException {
        String action = args.length == 0 ? "--help" : args[0];
        if (action.equals("--help") || action.equals("-h")) {
            write(out, HELP);
            return 0;
        }
        ManifestVerb verb;
        Manifest.Settings settings;
        try {
            Arguments words = new Arguments(args, 1, FLAGS, VALUED);
            verb = new ManifestVerb(folder, words, out);
            settings = verb.readOptions(action, steps);
        } catch (ToolException e) {
            write(error, Mistakes.usage("manifest", e));
            return USAGE;
        }
        try {
            Manifest manifest =
                    Manifest.run(
                            verb.words.words(),
                            verb.words.values("-c"),
                            verb.grants(),
                            settings,
                            error);
            return action.equals("list") ? verb.list(manifest) : verb.build(manifest);
        } catch (ToolException e) {
            write(error, e.getMessage() + "\n");
            return FAILED;
        }
    }

    private static void write(OutputStream stream, String text) throws IOException {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Manifest.Settings readOptions(String action, long steps) throws ToolException {
        switch (action) {
            case "list" -> {}
            case "build" -> {
                if (words.value("-o") == null) {
                    throw new ToolException("manifest build: where to? Give -o");
                }
                form();
            }
            default -> throw new ToolException("there is no manifest " + action);
        }
        if (words.words().isEmpty() && words.values("-c").isEmpty()) {
            throw new ToolException("manifest " + action + ": which manifest?");
        }
        int level = words.number("-O", 0, 3, 0);
        for (int i = 0; i <= 3; i++) {
            level = words.has("-O" + i) ? i : level;
        }
        bits();
        threads();
        return new Manifest.Settings(level, purpose(), words.has("--unix-ffi"), steps);
    }

    private Manifest.Purpose purpose() throws ToolException {
        Manifest.Purpose purpose = Manifest.Purpose.FIRMWARE;
        for (Manifest.Purpose other : Manifest.Purpose.values()) {
            if (words.has("--" + other.name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
                if (purpose != Manifest.Purpose.FIRMWARE) {
                    throw new ToolException("one of --package, --pyproject and --c-modules");
                }
                purpose = other;
            }
        }
        return purpose;
    }

    private int bits() throws ToolException {
        return words.number("-msmall-int-bits", 1, 63, 31);
    }

    private int threads() throws ToolException {
        int processors = Runtime.getRuntime().availableProcessors();
        return words.number("-j", 1, Integer.MAX_VALUE, processors);
    }

    private String form() throws ToolException {
        String form = words.value("--to");
        return switch (form) {
            case "mpy", "romfs", "frozen.c", "jar" -> form;
            case null -> throw new ToolException("--to what? mpy, romfs, frozen.c or jar");
            default -> throw new ToolException("--to: mpy, romfs, frozen.c or jar, not " + form);
        };
    }

    private Grants grants() throws ToolException {
        Grants grants = new Grants(folder);
        grants.add(Path.of(""));
        for (Map.Entry<String, String> option : FOLDERS.entrySet()) {
            String value = words.value(option.getKey());
            if (value != null) {
                if (!Files.isDirectory(folder.resolve(value))) {
                    throw new ToolException(value + ": there is no such folder");
                }
                grants.define(option.getValue(), value);
            }
        }
        for (String variable : words.values("-v")) {
            int equals = variable.indexOf('=');
            if (equals <= 0) {
                throw new ToolException("-v: NAME=VALUE, not " + variable);
            }
            grants.define(variable.substring(0, equals), variable.substring(equals + 1));
        }
        for (String root : words.values("--root")) {
            grants.add(Path.of(root));
        }
        for (String file : words.words()) {
            Path path = folder.resolve(file).toAbsolutePath().normalize();
            Path parent = Files.isDirectory(path) ? path : path.getParent();
            if (parent == null || !Files.exists(path)) {
                throw new ToolException(file + ": No such file or directory");
            }
            grants.add(parent);
        }
        return grants;
    }

    private int list(Manifest manifest) throws IOException {
        if (words.has("--json")) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("schema", "jmpy.manifest-list/1");
            all.put("description", manifest.description().text());
            all.put("version", manifest.description().version());
            all.put("license", manifest.description().license());
            all.put("author", manifest.description().author());
            all.put("pypi", manifest.description().pypi());
            all.put("pypiPublish", manifest.description().pypiPublish());
            List<Object> files = new ArrayList<>();
            for (Packing.Item item : manifest.items()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("source", item.source().toString());
                row.put("target", item.target());
                row.put("kind", item.kind().name().toLowerCase(Locale.ROOT));
                row.put("opt", item.optimisation());
                row.put("version", item.version());
                files.add(row);
            }
            all.put("files", files);
            all.put("cModules", new ArrayList<Object>(manifest.cModules()));
            all.put("dependencies", new ArrayList<Object>(manifest.dependencies()));
            write(out, Json.pretty(all));
            return 0;
        }
        StringBuilder text = new StringBuilder();
        for (Packing.Item item : manifest.items()) {
            String kind = item.kind().name().toLowerCase(Locale.ROOT);
            text.append(kind).repeat(' ', 9 - kind.length()).append(item.target());
            text.append("  ").append(item.source()).append('\n');
        }
        for (String module : manifest.cModules()) {
            text.append("c module ").append(module).append('\n');
        }
        for (String dependency : manifest.dependencies()) {
            text.append("pypi     ").append(dependency).append('\n');
        }
        write(out, text.toString());
        return 0;
    }

    private int build(Manifest manifest) throws ToolException, IOException {
        List<Packing.Packed> files = Packing.prepare(manifest.items(), bits(), threads());
        String target = words.value("-o");
        Path place = folder.resolve(target);
        String form = form();
        switch (form) {
            case "mpy" -> Packing.writeTree(files, place);
            case "romfs" -> save(target, Packing.image(files));
            case "jar" -> save(target, Packing.jar(files));
            default ->
                    save(
                            target,
                            Packing.frozenC(files, qstrHeader()).getBytes(StandardCharsets.UTF_8));
        }
        write(
                out,
                files.size()
                        + (files.size() == 1 ? " module" : " modules")
                        + " in "
                        + target
                        + "\n");
        return 0;
    }

    private byte[] qstrHeader() throws ToolException {
        String header = words.value("-q");
        try {
            return header == null ? null : WholeFile.read(folder.resolve(header));
        } catch (IOException e) {
            throw new ToolException(Mistakes.say(header, e));
        }
    }

    private void save(String target, byte[] content) throws ToolException {
        try {
            WholeFile.write(folder.resolve(target), content);
        } catch (IOException e) {
            throw new ToolException(Mistakes.say(target, e));
        }
    }
}
