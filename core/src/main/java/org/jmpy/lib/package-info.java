/**
 * The modules written in Java: sys, io, json, struct and so on, with the names, messages and
 * exception types of MicroPython's unix port.
 *
 * <p>In: a {@link org.jmpy.interp.Vm}. Out: modules, made when they are first imported; {@link
 * org.jmpy.lib.Library} is the only door. What a module needs of the machine it asks of {@link
 * org.jmpy.interp.Host}; what lives as long as a context (open files, time zero, the exit hook)
 * hangs on the Vm, never on a static.
 */
package org.jmpy.lib;
