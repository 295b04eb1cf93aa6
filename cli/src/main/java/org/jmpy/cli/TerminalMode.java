package org.jmpy.cli;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * How the terminal on standard input treats keys: as the user has set it, or for the prompt, which
 * wants each key at once and shows them itself. Calls the C library's tcgetattr and tcsetattr;
 * where that cannot be done, nothing changes and lines arrive whole.
 *
 * <p>While a program runs only the interrupt key works; keys typed ahead stay unseen until the
 * prompt shows them, so they never mix with output. A program that reads gets the user's own
 * settings.
 */
final class TerminalMode {
    /** Numbers that differ between systems. Sources: termios.h of Linux and of macOS. */
    private record Layout(
            int size, int flagBytes, long signals, int ixon, int csize, int controls, int vmin) {
        // signals: ISIG and NOFLSH, so that an interrupt does not take away what was typed ahead.
        static final Layout LINUX = new Layout(60, 4, 0x81, 0x400, 0x30, 17, 6);
        static final Layout MACOS = new Layout(72, 8, 0x80000080L, 0x200, 0x300, 32, 16);
    }

    private static final int STDIN = 0;
    private static final int TCSANOW = 0;
    // BRKINT, ICRNL, INPCK, ISTRIP: the same numbers on both systems.
    private static final int INPUT_FLAGS = 0x2 | 0x100 | 0x10 | 0x20;

    private final MethodHandle setAttributes;
    private final MemorySegment original;
    private final MemorySegment prompt;
    private final MemorySegment running;
    private MemorySegment current;

    private TerminalMode(
            MethodHandle setAttributes,
            MemorySegment original,
            MemorySegment prompt,
            MemorySegment running) {
        this.setAttributes = setAttributes;
        this.original = original;
        this.prompt = prompt;
        this.running = running;
        this.current = original;
    }

    /** {@return the numbers of this system, null if they are not known} */
    private static Layout layout() {
        String system = System.getProperty("os.name", "");
        if (system.startsWith("Mac")) {
            return Layout.MACOS;
        }
        return system.equals("Linux") ? Layout.LINUX : null;
    }

    /** {@return the terminal on standard input, null if there is none or it cannot be set} */
    @SuppressWarnings("restricted") // The C library's own functions, declared as its headers do.
    static TerminalMode open() {
        Layout layout = layout();
        if (layout == null || !Terminals.isTerminal()) {
            return null;
        }
        try {
            Linker linker = Linker.nativeLinker();
            SymbolLookup library = linker.defaultLookup();
            MethodHandle get =
                    linker.downcallHandle(
                            library.findOrThrow("tcgetattr"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS));
            MethodHandle set =
                    linker.downcallHandle(
                            library.findOrThrow("tcsetattr"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS));
            MemorySegment original = Arena.global().allocate(layout.size, 8);
            if ((int) get.invokeExact(STDIN, original) != 0) {
                return null;
            }
            MemorySegment prompt = copy(layout, original);
            makeRaw(layout, prompt, 0);
            MemorySegment running = copy(layout, original);
            makeRaw(layout, running, layout.signals);
            TerminalMode mode = new TerminalMode(set, original, prompt, running);
            Runtime.getRuntime().addShutdownHook(new Thread(mode::restore));
            return mode;
        } catch (Throwable e) {
            // No native access here: lines are edited by the terminal itself then.
            return null;
        }
    }

    /**
     * {@return how many columns the terminal has, 0 if it does not know} A terminal that a program
     * made to drive another one mostly does not.
     */
    @SuppressWarnings("restricted") // As open().
    int columns() {
        // TIOCGWINSZ.
        long request = layout() == Layout.LINUX ? 0x5413 : 0x40087468;
        try (Arena arena = Arena.ofConfined()) {
            Linker linker = Linker.nativeLinker();
            MethodHandle control =
                    linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("ioctl"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.ADDRESS),
                            Linker.Option.firstVariadicArg(2));
            // Four shorts: rows, columns, and the same in pixels.
            MemorySegment size = arena.allocate(8);
            return (int) control.invokeExact(STDIN, request, size) == 0
                    ? size.get(ValueLayout.JAVA_SHORT, 2) & 0xffff
                    : 0;
        } catch (Throwable e) {
            return 0;
        }
    }

    private static MemorySegment copy(Layout layout, MemorySegment from) {
        return Arena.global().allocate(layout.size, 8).copyFrom(from);
    }

    private static void makeRaw(Layout layout, MemorySegment settings, long localFlags) {
        setFlags(layout, settings, 0, flags(layout, settings, 0) & ~(INPUT_FLAGS | layout.ixon));
        // Eight bits a character, no parity.
        long parity = layout == Layout.LINUX ? 0x100 : 0x1000;
        setFlags(layout, settings, 2, (flags(layout, settings, 2) & ~parity) | layout.csize);
        setFlags(layout, settings, 3, localFlags);
        settings.set(ValueLayout.JAVA_BYTE, layout.controls + layout.vmin, (byte) 1);
        // VTIME stands before VMIN on Linux, behind it on macOS.
        int time = layout == Layout.LINUX ? layout.vmin - 1 : layout.vmin + 1;
        settings.set(ValueLayout.JAVA_BYTE, layout.controls + time, (byte) 0);
    }

    private static long flags(Layout layout, MemorySegment settings, int word) {
        return layout.flagBytes == 4
                ? settings.get(ValueLayout.JAVA_INT, 4L * word)
                : settings.get(ValueLayout.JAVA_LONG, 8L * word);
    }

    private static void setFlags(Layout layout, MemorySegment settings, int word, long value) {
        if (layout.flagBytes == 4) {
            settings.set(ValueLayout.JAVA_INT, 4L * word, (int) value);
        } else {
            settings.set(ValueLayout.JAVA_LONG, 8L * word, value);
        }
    }

    /** Keys come at once, none is special, none is shown. */
    void setPrompt() {
        set(prompt);
    }

    /** The interrupt key works; other keys wait unseen. */
    void setRunning() {
        set(running);
    }

    /** As the user has it. */
    synchronized void restore() {
        set(original);
    }

    /** Before a program reads from the terminal: the user sees and edits what is typed. */
    void setReading() {
        if (current.equals(running)) {
            set(original);
        }
    }

    private synchronized void set(MemorySegment settings) {
        if (current.equals(settings)) {
            return;
        }
        try {
            int ignored = (int) setAttributes.invokeExact(STDIN, TCSANOW, settings);
            current = settings;
        } catch (Throwable e) {
            throw new IllegalStateException("tcsetattr", e);
        }
    }
}
