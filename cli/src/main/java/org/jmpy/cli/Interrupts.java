package org.jmpy.cli;

import org.jmpy.interp.Vm;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.PyError;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Ctrl-C: raises KeyboardInterrupt in the program at its next poll; a second one before the program
 * got there ends the process.
 *
 * <p>The JDK has signals in a class that only jdk.unsupported exports and that javac warns of
 * without remedy, so it is reached by reflection. That takes milliseconds, so it is done when the
 * program has run for a moment; before, Ctrl-C simply ends it.
 */
final class Interrupts implements InvocationHandler {
    private static final int EXIT_STATUS = 130;

    private final Vm vm;
    private volatile boolean atPrompt;

    Interrupts(Vm vm) {
        this.vm = vm;
    }

    /** Installs the handler, unless the prompt did or will. */
    void installForProgram() {
        if (!atPrompt) {
            install();
        }
    }

    /** Installs the handler now, also if somebody else did so with another one meanwhile. */
    synchronized void install() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object self =
                    Proxy.newProxyInstance(
                            Interrupts.class.getClassLoader(), new Class<?>[] {handler}, this);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), self);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // Started with -Xrs, or a JVM without signals: Ctrl-C then ends the process.
        }
    }

    /** Tells whether no program runs: then an interrupt has nothing to raise an exception in. */
    void setAtPrompt(boolean value) {
        atPrompt = value;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) {
        return switch (method.getName()) {
            case "handle" -> {
                interrupt();
                yield null;
            }
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == args[0];
            default -> "Interrupts";
        };
    }

    private void interrupt() {
        if (atPrompt && Terminals.isTerminal()) {
            // There Ctrl-C is a key; a signal that still comes was meant for what just ended.
            return;
        }
        if (atPrompt || vm.isInterrupted()) {
            System.exit(EXIT_STATUS);
        }
        vm.interrupt(PyError.of(ExceptionType.KEYBOARD_INTERRUPT));
    }
}
