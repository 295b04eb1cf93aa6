package org.jmpy.lib;

import org.jmpy.interp.BuiltinModules;
import org.jmpy.interp.MountedFiles;
import org.jmpy.interp.Vm;
import org.jmpy.object.HeapLock;
import org.jmpy.object.Members;
import org.jmpy.object.PyModule;

import java.util.HashMap;
import java.util.Map;

/**
 * The built-in modules by name. A module is made when it is first asked for and lives as long as
 * its context. Source of the names: MicroPython py/objmodule.c, genhdr/moduledefs.h of the unix
 * port.
 */
public final class Library implements BuiltinModules {
    private static final String[] NAMES = {
        "__main__",
        "_asyncio",
        "_thread",
        "array",
        "binascii",
        "builtins",
        "cmath",
        "collections",
        "cryptolib",
        "deflate",
        "errno",
        "framebuf",
        "gc",
        "hashlib",
        "heapq",
        "io",
        "jit",
        "json",
        "machine",
        "math",
        "micropython",
        "os",
        "platform",
        "random",
        "re",
        "select",
        "socket",
        "string",
        "struct",
        "sys",
        "time",
        "uctypes",
        "vfs",
        "websocket",
    };

    /** The modules of a context made so far. */
    private static final class Loaded {
        private final Map<String, PyModule> modules = new HashMap<>(16);
    }

    @Override
    public PyModule create(String name, Vm vm) {
        String real = realName(name);
        Map<String, PyModule> modules = vm.state(Loaded.class, v -> new Loaded()).modules;
        PyModule module = modules.get(real);
        if (module == null) {
            boolean isLocked = HeapLock.set(false); // in the original they are in read-only memory
            try {
                module = make(real, vm);
            } finally {
                HeapLock.set(isLocked);
            }
            if (module != null) {
                modules.put(real, module);
            }
        }
        return module;
    }

    private static PyModule make(String name, Vm vm) {
        return switch (name) {
            case "__main__" -> vm.main();
            case "_asyncio" -> AsyncioModule.create(vm);
            case "_thread" -> ThreadModule.create(vm);
            case "array" -> ArrayModule.create();
            case "binascii" -> BinasciiModule.create();
            case "builtins" -> BuiltinsModule.create(vm);
            case "cmath" -> CmathModule.create();
            case "collections" -> CollectionsModule.create();
            case "cryptolib" -> CryptolibModule.create();
            case "deflate" -> DeflateModule.create();
            case "errno" -> ErrnoModule.create();
            case "framebuf" -> FramebufModule.create();
            case "gc" -> GcModule.create(vm);
            case "hashlib" -> HashlibModule.create();
            case "io" -> IoModule.create(vm);
            case "heapq" -> HeapqModule.create();
            case "jit" -> JitModule.create(vm);
            case "json" -> JsonModule.create();
            case "machine" -> MachineModule.create(vm);
            case "math" -> MathModule.create();
            case "micropython" -> MicropythonModule.create(vm);
            case "os" -> OsModule.create(vm);
            case "platform" -> PlatformModule.create();
            case "random" -> RandomModule.create(vm);
            case "re" -> ReModule.create(vm);
            case "select" -> SelectModule.create(vm);
            case "socket" -> SocketModule.create(vm);
            case "string" -> StringModule.create();
            case "struct" -> StructModule.create(vm);
            case "sys" -> SysModule.create(vm);
            case "time" -> TimeModule.create(vm);
            case "uctypes" -> UctypesModule.create(vm);
            case "vfs" -> VfsModule.create(vm);
            case "websocket" -> WebsocketModule.create();
            default -> null;
        };
    }

    /**
     * {@return whether a file on sys.path may take the place of the built-in module {@code name}}
     * The alias with a {@code u} in front always means the built-in one.
     */
    @Override
    public boolean isExtensible(String name) {
        return switch (name) {
            case "array",
                    "binascii",
                    "collections",
                    "errno",
                    "hashlib",
                    "heapq",
                    "io",
                    "jit",
                    "json",
                    "machine",
                    "os",
                    "platform",
                    "random",
                    "re",
                    "select",
                    "socket",
                    "string",
                    "struct",
                    "time",
                    "websocket" ->
                    true;
            default -> false;
        };
    }

    private String realName(String name) {
        if (name.length() > 1 && name.charAt(0) == 'u') {
            String plain = name.substring(1);
            if (plain.equals("sys") || isExtensible(plain)) {
                return plain;
            }
        }
        return name;
    }

    @Override
    public MountedFiles.Kind frozenKind(String path) {
        return FrozenModules.kind(path);
    }

    @Override
    public byte[] frozenSource(String path) {
        return FrozenModules.source(path);
    }

    @Override
    public String[] names() {
        return NAMES.clone();
    }

    /** {@return a module named {@code name} whose globals Python code cannot change} */
    static PyModule module(String name, Members members) {
        PyModule module = new PyModule(members.dict());
        members.put("__name__", name);
        members.dict().freeze();
        return module;
    }
}
