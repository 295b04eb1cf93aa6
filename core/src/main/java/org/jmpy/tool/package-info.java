/**
 * Tools that look into {@code .mpy} files and make things of them: listings, hex dumps, merged
 * files, frozen C. In: files, machine code included, that need not be for this runtime. Out: text
 * and bytes. The command line and build tools use it; nothing that runs programs does.
 */
package org.jmpy.tool;
