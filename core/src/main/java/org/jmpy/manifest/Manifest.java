package org.jmpy.manifest;

import org.jmpy.Context;
import org.jmpy.Engine;
import org.jmpy.HostFunction;
import org.jmpy.LimitException;
import org.jmpy.Limits;
import org.jmpy.PythonException;
import org.jmpy.Sandbox;
import org.jmpy.Value;
import org.jmpy.tool.Packing;
import org.jmpy.tool.ToolException;
import org.jmpy.tool.WholeFile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Runs manifests and collects what they list. A manifest is a program in a context that reaches
 * nothing but the functions of manifests, and those read nothing but what is granted. Folders are
 * walked in the order of names, so the same tree gives the same list everywhere.
 */
final class Manifest {
    /** What a manifest runs in: the functions of manifests, written in Python. */
    private static final String FUNCTIONS = "functions.py";

    private static final String[] LIBRARIES = {"micropython", "python-stdlib", "python-ecosys"};
    private static final int MAX_OUTPUT = 1 << 20;
    private static final int MAX_NESTING = 100;
    private static final Packing.Kind[] KINDS = {
        Packing.Kind.COMPILED, Packing.Kind.IMAGE, Packing.Kind.TEXT
    };

    /** How many steps manifests may take by default: some seconds of computing. */
    static final long DEFAULT_STEPS = 20_000_000;

    private final Grants grants;
    private final int optimisation;
    private final List<Packing.Item> items = new ArrayList<>();
    private final TreeSet<String> cModules = new TreeSet<>();
    private final Map<String, Map<String, String>> packages = new HashMap<>();
    private final Set<String> dependencies = new LinkedHashSet<>();
    private Description description = new Description(null, null, null, null, null, null);

    private Manifest(Grants grants, int optimisation) {
        this.grants = grants;
        this.optimisation = optimisation;
    }

    /**
     * How to run manifests.
     *
     * @param optimisation the level of modules that do not ask for one, 0 to 3
     * @param purpose what they are run for
     * @param hasUnixFfi whether the library unix-ffi comes before the others
     * @param steps how many steps they may take
     */
    record Settings(int optimisation, Purpose purpose, boolean hasUnixFfi, long steps) {}

    /** What manifests are run for, in the order of functions.py. */
    enum Purpose {
        /** For what a firmware has: all functions are there. */
        FIRMWARE,

        /** For the modules of a package: metadata() comes first, and nothing is frozen. */
        PACKAGE,

        /**
         * As PACKAGE, for a project that CPython can use too: what that has or gets from PyPI is
         * named, and its modules are left out.
         */
        PYPROJECT,

        /** For the C modules of a firmware only: no other file is looked at. */
        C_MODULES
    }

    /** What metadata() says of the outermost manifest; null what it does not. */
    record Description(
            String text,
            String version,
            String license,
            String author,
            String pypi,
            String pypiPublish) {}

    /**
     * Runs manifests, one after the other.
     *
     * @param files manifests, or folders of manifests
     * @param texts more manifests, the texts themselves
     * @param out gets what they print
     * @throws ToolException if one has a mistake: "FILE:LINE: what it is", for the user
     */
    static Manifest run(
            List<String> files,
            List<String> texts,
            Grants grants,
            Settings settings,
            OutputStream out)
            throws ToolException {
        Manifest manifest = new Manifest(grants, settings.optimisation);
        Sandbox sandbox = Sandbox.builder().stdout(out).stderr(out).build();
        Limits limits = Limits.builder().steps(settings.steps).outputBytes(MAX_OUTPUT).build();
        try (Engine engine = Engine.create();
                Context python = engine.newContext(sandbox, limits)) {
            manifest.prepare(python, engine, settings);
            for (String file : files) {
                manifest.call(python, file, "include", grants.resolve(file, ""));
            }
            for (String text : texts) {
                manifest.call(python, "<manifest>", "_execute", text);
            }
        } catch (LimitException e) {
            String first = files.isEmpty() ? "<manifest>" : files.getFirst();
            throw new ToolException(
                    e.limit() == LimitException.Limit.OUTPUT
                            ? first + ": the manifest prints too much"
                            : first + ": the manifest does not come to an end");
        }
        return manifest;
    }

    private void prepare(Context python, Engine engine, Settings settings) {
        declare(python);
        python.set("_purpose", settings.purpose.ordinal());
        python.exec(engine.compile(FUNCTIONS, resource()));
        String library = grants.variable("MPY_LIB_DIR");
        if (library != null) {
            for (String name : LIBRARIES) {
                python.call("add_library", name, library + "/" + name);
            }
            if (settings.hasUnixFfi) {
                python.call("add_library", "unix-ffi", library + "/unix-ffi", true);
            }
        }
    }

    private void call(Context python, String file, String function, String argument)
            throws ToolException {
        try {
            python.call(function, argument);
        } catch (PythonException e) {
            throw mistake(file, e);
        }
    }

    private static String resource() {
        try (InputStream in = Manifest.class.getResourceAsStream(FUNCTIONS)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---- mistakes ------------------------------------------------------------------------------

    /** {@return the mistake with its place, and the manifests that led there} */
    private ToolException mistake(String file, PythonException e) {
        List<PythonException.Frame> places = new ArrayList<>();
        for (PythonException.Frame frame : e.pythonStack()) {
            if (!frame.file().equals(FUNCTIONS)) {
                places.addFirst(frame);
            }
        }
        StringBuilder text = new StringBuilder();
        text.append(places.isEmpty() ? file : show(places.getFirst())).append(": ");
        if (e.type().equals("ManifestFileError")) {
            text.append(e.pythonMessage());
        } else {
            text.append(e.type());
            if (!e.pythonMessage().isEmpty()) {
                text.append(": ").append(e.pythonMessage());
            }
        }
        for (int i = 1; i < places.size(); i++) {
            text.append("\n  from ").append(show(places.get(i)));
        }
        return new ToolException(text.toString());
    }

    private String show(PythonException.Frame frame) {
        return grants.show(frame.file()) + ":" + frame.line();
    }

    // ---- what the functions of manifests ask for -----------------------------------------------

    private interface Answer {
        Object to(List<Value> arguments) throws ToolException, IOException;
    }

    /** A function that answers a pair: a mistake or None, and the result. */
    private static HostFunction answering(Answer answer) {
        return arguments -> {
            try {
                return Arrays.asList(null, answer.to(arguments));
            } catch (ToolException e) {
                return Arrays.asList(e.getMessage(), null);
            } catch (IOException | UncheckedIOException e) {
                return Arrays.asList("cannot be read: " + e.getMessage(), null);
            }
        };
    }

    private void declare(Context python) {
        python.set(
                "_host_resolve",
                answering(a -> grants.resolve(a.get(0).asString(), a.get(1).asString())));
        python.set("_host_read", answering(a -> read(a.get(0).asString())));
        python.set("_host_add", answering(this::add));
        python.set("_host_walk", answering(a -> walk(a.get(0).asString(), a.get(1).asString())));
        python.set("_host_find", answering(a -> find(a.get(0).asString(), a.get(1).asString())));
        python.set("_host_c_module", answering(a -> addCModule(a.get(0).asString())));
        python.set("_host_is_folder", (HostFunction) a -> isFolder(a.getFirst().asString()));
        python.set(
                "_host_describe",
                (HostFunction)
                        a -> {
                            describe(a.getFirst().asList());
                            return null;
                        });
        python.set(
                "_host_depend",
                (HostFunction)
                        a -> {
                            dependencies.add(a.getFirst().asString());
                            return null;
                        });
    }

    private void describe(List<?> values) {
        String[] texts = values.toArray(String[]::new);
        description = new Description(texts[0], texts[1], texts[2], texts[3], texts[4], texts[5]);
    }

    private boolean isFolder(String path) {
        try {
            return Files.isDirectory(grants.check(path));
        } catch (ToolException e) {
            return false; // whoever reads it is told why
        }
    }

    private String read(String path) throws ToolException, IOException {
        Path file = grants.check(path);
        if (!Files.isRegularFile(file)) {
            throw new ToolException(grants.show(path) + " is not a file");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(WholeFile.read(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ToolException(grants.show(path) + " is not UTF-8");
        }
    }

    private Object add(List<Value> arguments) throws ToolException {
        String path = arguments.get(0).asString();
        Path source = grants.check(path);
        if (!Files.isRegularFile(source)) {
            throw new ToolException(grants.show(path) + " is not a file");
        }
        Packing.Kind kind = KINDS[arguments.get(2).asInt()];
        int level = arguments.get(3).isNone() ? optimisation : level(arguments.get(3));
        Value packageVersion = arguments.get(4);
        items.add(
                new Packing.Item(
                        source,
                        arguments.get(1).asString(),
                        kind,
                        level,
                        packageVersion.isNone() ? null : packageVersion.asString()));
        return null;
    }

    private static int level(Value value) throws ToolException {
        String text = value.toString();
        if (text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '3') {
            return text.charAt(0) - '0';
        }
        throw new ToolException("opt must be 0 to 3, not " + text);
    }

    /** {@return the files below a folder, their paths from {@code base} on} */
    private List<String> walk(String base, String below) throws ToolException, IOException {
        Path start = Path.of(grants.resolve(below.isEmpty() ? "." : below, base));
        List<String> found = new ArrayList<>();
        grants.check(start.toString());
        if (!Files.isDirectory(start)) {
            throw new ToolException(grants.show(start.toString()) + " is not a folder");
        }
        walk(start, below.isEmpty() ? "" : below + "/", 0, found);
        return found;
    }

    private void walk(Path folder, String prefix, int nesting, List<String> found)
            throws ToolException, IOException {
        if (nesting == MAX_NESTING) {
            throw new ToolException(grants.show(folder.toString()) + ": nested too deeply");
        }
        grants.check(folder.toString());
        List<Path> folders = new ArrayList<>();
        for (Path path : list(folder)) {
            if (Files.isDirectory(path)) {
                folders.add(path);
            } else {
                found.add(prefix + path.getFileName());
            }
        }
        for (Path path : folders) {
            walk(path, prefix + path.getFileName() + "/", nesting + 1, found);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    /** {@return the folder of a package of a library, null if it has none of that name} */
    private String find(String library, String name) throws ToolException, IOException {
        Map<String, String> known = packages.get(library);
        if (known == null) {
            known = new HashMap<>();
            if (Files.isDirectory(Path.of(library))) {
                try (Stream<Path> paths = Files.walk(grants.check(library))) {
                    for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
                        if (path.endsWith("manifest.py")) {
                            Path folder = path.getParent();
                            known.putIfAbsent(folder.getFileName().toString(), folder.toString());
                        }
                    }
                }
            }
            packages.put(library, known);
        }
        return known.get(name);
    }

    private Object addCModule(String path) throws ToolException {
        Path folder = grants.check(path);
        if (!Files.isDirectory(folder)) {
            throw new ToolException("C module path must be a directory: " + path);
        }
        if (!Files.isRegularFile(folder.resolve("micropython.mk"))
                && !Files.isRegularFile(folder.resolve("micropython.cmake"))) {
            throw new ToolException(
                    "C module directory must contain micropython.mk or micropython.cmake: " + path);
        }
        cModules.add(path);
        return null;
    }

    // ---- the result ----------------------------------------------------------------------------

    /** {@return the files in the order they were listed} */
    List<Packing.Item> items() {
        return items;
    }

    /** {@return the folders of C modules} */
    List<String> cModules() {
        return List.copyOf(cModules);
    }

    /** {@return what is to be had from PyPI, if that was the purpose} */
    List<String> dependencies() {
        return List.copyOf(dependencies);
    }

    /** {@return what metadata() says of the outermost manifest} */
    Description description() {
        return description;
    }
}
