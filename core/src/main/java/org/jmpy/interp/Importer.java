package org.jmpy.interp;

import org.jmpy.compiler.Mode;
import org.jmpy.mpy.MpyFormatException;
import org.jmpy.mpy.MpyImage;
import org.jmpy.object.Attributes;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.IntType;
import org.jmpy.object.Iteration;
import org.jmpy.object.Members;
import org.jmpy.object.Ops;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.jmpy.object.PyModule;
import org.jmpy.object.Singleton;
import org.jmpy.object.Text;
import org.jmpy.object.Warnings;

import java.util.HashMap;
import java.util.Map;

/**
 * {@code __import__}: finds a module, already loaded, built in, or in a file on sys.path, and runs
 * it. Source: MicroPython py/builtinimport.c.
 */
public final class Importer {
    /** More are not remembered; no program has so many. */
    private static final int MAX_FOLDERS = 10_000;

    private final Vm vm;

    /** The folders that were looked into, by their paths. */
    private final Map<String, ModuleFolder> folders = new HashMap<>();

    /** What has them. */
    private MountedFiles mounted;

    public Importer(Vm vm) {
        this.vm = vm;
    }

    void declare(Members members) {
        members.put(
                "__import__", new FrameBuiltin((frame, args, kw) -> builtinImport(frame, args)));
    }

    /** {@code __import__(name[, globals, locals, fromlist, level])}, with None for the caller's. */
    private Object builtinImport(Frame frame, Object[] args) {
        if (args.length == 0 || args.length > 5) {
            throw PyError.type("function missing 1 required positional arguments");
        }
        String name = Text.name(args[0]);
        Object fromList = args.length >= 4 ? args[3] : Singleton.NONE;
        long level = args.length == 5 ? IntType.toLong(args[4]) : 0;
        if (level < 0) {
            throw PyError.of(ExceptionType.VALUE_ERROR);
        }
        if (level != 0) {
            Object globals = args[1] == Singleton.NONE ? FrameBuiltins.globals(vm, frame) : args[1];
            if (!(globals instanceof PyDict dict)) {
                throw PyError.bareType();
            }
            name = absoluteName(name, level, dict);
        }
        if (name.isEmpty()) {
            throw PyError.of(ExceptionType.VALUE_ERROR);
        }
        return load(name, fromList != Singleton.NONE, false);
    }

    /** Runs {@code name} as the main module: {@code -m name}. {@return the module} */
    public Object runMain(String name) {
        return load(name, true, true);
    }

    private Object load(String name, boolean leaf, boolean main) {
        Object top = null;
        Object outer = null;
        int start = 0;
        while (start <= name.length()) {
            int dot = name.indexOf('.', start);
            int end = dot < 0 ? name.length() : dot;
            boolean isLast = end == name.length();
            outer =
                    level(
                            name.substring(0, end),
                            name.substring(start, end),
                            outer,
                            main && isLast);
            if (top == null) {
                top = outer;
            }
            start = end + 1;
        }
        return leaf ? outer : top;
    }

    private static String absoluteName(String name, long levels, PyDict globals) {
        Object current = globals.item("__name__");
        if (current.equals("__main__")) {
            current = globals.item("__main__");
        }
        String base = Text.name(current);
        long level = globals.get("__path__") != null ? levels - 1 : levels;
        int end = base.length();
        while (level > 0 && end > 0) {
            end--;
            if (base.charAt(end) == '.') {
                level--;
            }
        }
        if (end == 0) {
            throw PyError.of(ExceptionType.IMPORT_ERROR, "can't perform relative import");
        }
        String prefix = base.substring(0, end);
        return name.isEmpty() ? prefix : prefix + "." + name;
    }

    /** Loads one component of a dotted name. */
    private Object level(String fullName, String name, Object outer, boolean main) {
        Text.checkIdentifier(fullName);
        if (Ops.len(vm.path()) != 0) {
            Object loaded = vm.modules().get(fullName);
            if (loaded != null) {
                return loaded;
            }
        }
        Found found = null;
        if (outer == null) {
            if (!vm.builtinModules().isExtensible(name)) {
                PyModule builtin = vm.builtinModules().create(name, vm);
                if (builtin != null) {
                    return builtin;
                }
            }
            found = search(name);
            if (found == null) {
                PyModule builtin = vm.builtinModules().create(name, vm);
                if (builtin != null) {
                    return builtin;
                }
            }
        } else {
            if (outer instanceof PyModule module
                    && module.isBuiltin()
                    && module.globals().get(name) instanceof PyModule sub) {
                return sub;
            }
            Object packagePath = Attributes.find(outer, "__path__");
            if (packagePath != null) {
                found = locate(Text.name(packagePath), name);
            }
        }
        if (found == null) {
            throw PyError.of(ExceptionType.IMPORT_ERROR, "no module named '" + fullName + "'");
        }
        return loadFile(fullName, name, found, outer, main);
    }

    private static final String FROZEN = ".frozen";
    private static final int FROZEN_OPTIMISATION = 3;

    /** Where a module is: a file, or the folder of a package. */
    private record Found(String path, boolean isPackage) {}

    private Found search(String name) {
        for (Object item : Iteration.toArray(vm.path())) {
            Found found = locate(Text.name(item), name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /**
     * {@return the folder {@code name} in another, or the file {@code name}.py or .mpy, or null}
     */
    private Found locate(String folder, String name) {
        String end = folder(folder).moduleEnd(name);
        if (end == null) {
            return null;
        }
        String path = FileKinds.path(folder, name);
        return end.isEmpty() ? new Found(path, true) : new Found(path + end, false);
    }

    private ModuleFolder folder(String path) {
        if (mounted != vm.files() || folders.size() == MAX_FOLDERS) {
            mounted = vm.files();
            folders.clear();
        }
        ModuleFolder folder = folders.get(path);
        if (folder == null) {
            folder = files(path).folder(path);
            folders.put(path, folder);
        }
        return folder;
    }

    /** {@return what has the files at {@code path}: the library, or what is mounted} */
    private FileKinds files(String path) {
        return isFrozen(path) ? this::frozenKind : vm.files();
    }

    private static boolean isFrozen(String path) {
        return path.startsWith(FROZEN)
                && (path.length() == FROZEN.length() || path.charAt(FROZEN.length()) == '/');
    }

    private MountedFiles.Kind frozenKind(String path) {
        return vm.builtinModules().frozenKind(frozenPath(path));
    }

    /** {@return a path without the name of the folder of all that is frozen} */
    private static String frozenPath(String path) {
        return path.substring(FROZEN.length() + 1);
    }

    private Object loadFile(String fullName, String name, Found found, Object outer, boolean main) {
        PyModule module = new PyModule(fullName.intern());
        vm.modules().put(fullName, module);
        boolean done = false;
        try {
            if (main && !found.isPackage) {
                module.globals().put("__name__", "__main__");
                module.globals().put("__main__", fullName);
                vm.modules().put("__main__", module);
            }
            if (found.isPackage) {
                module.globals().put("__path__", found.path);
                String init = found.path + "/__init__";
                String end = files(init).fileEnd(init);
                if (end != null) {
                    runFile(module, init + end);
                }
            } else {
                runFile(module, found.path);
            }
            if (outer != null) {
                Attributes.store(outer, name, module);
            }
            done = true;
        } finally {
            if (!done) {
                vm.modules().remove(fullName);
            }
        }
        return module;
    }

    /** Runs a source or .mpy file with the module's globals. */
    private void runFile(PyModule module, String path) {
        if (isFrozen(path)) {
            runFrozen(module, frozenPath(path));
            return;
        }
        MpyImage image =
                path.endsWith(".mpy")
                        ? loadImage(path)
                        : Sources.compile(vm, readFile(path), path, Mode.FILE);
        module.globals().put("__file__", path);
        run(image, module.globals());
    }

    /** Runs a module of the library's that is written in Python. */
    private void runFrozen(PyModule module, String path) {
        module.globals().put("__file__", path);
        int optimisation = vm.optimisation();
        vm.setOptimisation(FROZEN_OPTIMISATION);
        MpyImage image;
        try {
            byte[] source = vm.builtinModules().frozenSource(path);
            image = Sources.compile(vm, source, path, Mode.FILE);
        } finally {
            vm.setOptimisation(optimisation);
        }
        run(image, module.globals());
    }

    /** Runs an image's outer function with {@code globals}. */
    public void run(MpyImage image, PyDict globals) {
        Warnings.Sink before = vm.takeWarnings();
        try {
            new ModuleCode(vm, image, globals).outer().callBody(globals);
        } finally {
            Warnings.install(before);
        }
    }

    /**
     * {@return the checked image in a file}
     *
     * @throws PyError OSError if it cannot be read, ValueError if it is not valid
     */
    public MpyImage loadImage(String path) {
        try {
            return vm.files().module(path, vm.loader());
        } catch (MpyFormatException e) {
            throw PyError.value(e.getMessage());
        }
    }

    /** {@return the content of a file} @throws PyError OSError if it cannot be read */
    public byte[] readFile(String path) {
        return vm.files().read(path).content();
    }
}
