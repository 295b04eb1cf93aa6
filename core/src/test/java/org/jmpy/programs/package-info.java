/**
 * Python programs made at random, and the modes of the engine that must all give the same answer:
 * for {@code RandomProgramsTest}, which compares the modes with each other and with CPython.
 */
package org.jmpy.programs;
