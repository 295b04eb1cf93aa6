package org.jmpy.interp;

import org.jmpy.object.PyModule;

/** The modules written in Java; the library implements it. */
public interface BuiltinModules {
    /**
     * Makes a module for one context.
     *
     * @return the module, or null if there is no built-in module of that name
     */
    PyModule create(String name, Vm vm);

    /** {@return whether files on sys.path come before the built-in module {@code name}} */
    boolean isExtensible(String name);

    /**
     * {@return what the library has under the folder {@code .frozen}}
     *
     * @param path without that folder
     */
    MountedFiles.Kind frozenKind(String path);

    /** {@return the source of a module written in Python, which {@link #frozenKind} found} */
    byte[] frozenSource(String path);

    /** {@return the names of all built-in modules} */
    String[] names();
}
