package org.jmpy;

import org.jmpy.compiler.Mode;
import org.jmpy.interp.BuiltinModules;
import org.jmpy.interp.Importer;
import org.jmpy.interp.MountedFiles;
import org.jmpy.interp.Sources;
import org.jmpy.interp.Vm;
import org.jmpy.lib.Library;
import org.jmpy.object.PyModule;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The modules that a sandbox lets its context import: built-in ones, and sources handed in. */
final class ContextModules implements BuiltinModules {
    private final Library library = new Library();
    private final Sandbox sandbox;
    private final Map<String, PyModule> loaded = new HashMap<>();

    ContextModules(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public PyModule create(String name, Vm vm) {
        String source = sandbox.sources.get(name);
        if (source != null) {
            return load(name, source, vm);
        }
        return isGranted(name) ? library.create(name, vm) : null;
    }

    private boolean isGranted(String name) {
        return sandbox.modules == null && !tellsOfTheMachine(name)
                || sandbox.modules != null && sandbox.modules.contains(name)
                || name.equals("builtins")
                || name.equals("__main__");
    }

    /** What the compiler does when differs from run to run, so that has to be granted by name. */
    private static boolean tellsOfTheMachine(String name) {
        return name.equals("jit") || name.equals("ujit");
    }

    private PyModule load(String name, String source, Vm vm) {
        PyModule present = loaded.get(name);
        if (present != null) {
            return present;
        }
        PyModule module = new PyModule(name);
        // Known before it runs, so that modules may import each other.
        loaded.put(name, module);
        boolean done = false;
        try {
            byte[] text = source.getBytes(StandardCharsets.UTF_8);
            String file = name + ".py";
            module.globals().put("__file__", file);
            new Importer(vm).run(Sources.compile(vm, text, file, Mode.FILE), module.globals());
            done = true;
        } finally {
            if (!done) {
                loaded.remove(name);
            }
        }
        return module;
    }

    @Override
    public boolean isExtensible(String name) {
        return !sandbox.sources.containsKey(name) && library.isExtensible(name);
    }

    @Override
    public MountedFiles.Kind frozenKind(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '/' && path.charAt(end) != '.') {
            end++;
        }
        return isGranted(path.substring(0, end))
                ? library.frozenKind(path)
                : MountedFiles.Kind.NOTHING;
    }

    @Override
    public byte[] frozenSource(String path) {
        return library.frozenSource(path);
    }

    @Override
    public String[] names() {
        List<String> names = new ArrayList<>(sandbox.sources.keySet());
        for (String name : library.names()) {
            if (isGranted(name)) {
                names.add(name);
            }
        }
        return names.toArray(String[]::new);
    }
}
