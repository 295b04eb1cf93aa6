/**
 * Manifests: Python files that list the modules of a firmware or a package. In: manifests and the
 * folders they may read; out: a list of modules, packed as a .mpy tree, a ROMFS image, a jar or C
 * source. Manifests run on our own engine with no way out but the functions of manifests. Used by
 * the command line. Source: MicroPython docs/reference/manifest.rst, tools/manifestfile.py.
 */
package org.jmpy.manifest;
