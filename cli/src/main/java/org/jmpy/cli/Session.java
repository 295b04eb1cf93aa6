package org.jmpy.cli;

import org.jmpy.compiler.Mode;
import org.jmpy.interp.ContextEnded;
import org.jmpy.interp.Failures;
import org.jmpy.interp.Importer;
import org.jmpy.interp.IoErrors;
import org.jmpy.interp.Jit;
import org.jmpy.interp.JitMonitor;
import org.jmpy.interp.MountedFiles;
import org.jmpy.interp.Sources;
import org.jmpy.interp.Vm;
import org.jmpy.lib.Library;
import org.jmpy.mpy.MpyImage;
import org.jmpy.object.Attributes;
import org.jmpy.object.Call;
import org.jmpy.object.Errno;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.IntType;
import org.jmpy.object.Ops;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.jmpy.object.PyException;
import org.jmpy.object.PyList;
import org.jmpy.object.Singleton;
import org.jmpy.object.Text;
import org.jmpy.region.RegionJit;
import org.jmpy.register.RegisterJit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/**
 * One context of the command line, and the ways to run a program in its main module. Source of exit
 * codes and of what is printed where: MicroPython ports/unix/main.c, shared/runtime/pyexec.c. The
 * one difference: uncaught exceptions of a file or a command go to standard error, as in CPython
 * and in earlier releases, unless this is the drop-in.
 */
final class Session {
    /** A status that says that no program was given. */
    static final int NOTHING_RUN = -2;

    /** Set in a status when the program asked to exit. */
    static final int FORCED_EXIT = 0x100;

    private static final int UNCAUGHT = 1;
    private static final int INTERRUPTED = 130;
    private static final int LIMIT_HIT = 124;
    private static final String STANDARD_INPUT = "<stdin>";
    private static final long DELAY_NANOS = 150_000_000;

    private final SystemHost host;
    private final boolean dropIn;
    private final Vm vm;
    private final Importer importer;
    private final Interrupts interrupts;
    private final RunOptions options;
    private JitLog jitLog;
    private boolean compileOnly;
    private Repl repl;

    /**
     * @param dropIn whether to be micropython itself, without additions
     * @throws RunOptions.Wrong if the log that the options name cannot be written
     */
    Session(SystemHost host, boolean dropIn, RunOptions options) throws RunOptions.Wrong {
        this.host = host;
        this.dropIn = dropIn;
        this.options = options;
        host.limitOutput(options.output());
        vm = new Vm(host, new Library(), options.depth());
        vm.setJit(jit(options.jit()));
        if (options.jitLog() != null) {
            openLog(options.jitLog());
        }
        if (options.steps() != RunOptions.NONE) {
            vm.limitSteps(options.steps());
        }
        LimitWatch.start(vm, options);
        importer = new Importer(vm);
        interrupts = new Interrupts(vm);
        Thread thread = new Thread(null, this::settle, "later", 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    /** Does what takes milliseconds and can wait: a program that ends soon never pays for it. */
    private void settle() {
        // Thread.sleep would load classes of the JDK's own profiler first.
        LockSupport.parkNanos(DELAY_NANOS);
        interrupts.installForProgram();
        CompilerPriority.lowerSecond();
    }

    /** {@return the compiler that a setting asks for, null for none} */
    private static Jit jit(String setting) {
        return setting != null && setting.startsWith("tier1")
                ? new RegisterJit(setting.equals("tier1-eager"))
                : RegionJit.forSetting(setting);
    }

    private void openLog(String path) throws RunOptions.Wrong {
        try {
            jitLog = JitLog.open(path);
            vm.jitMonitor().addListener(jitLog, true);
        } catch (IOException e) {
            throw new RunOptions.Wrong("cannot write " + e.getMessage());
        }
    }

    Vm vm() {
        return vm;
    }

    SystemHost host() {
        return host;
    }

    Interrupts interrupts() {
        return interrupts;
    }

    boolean isDropIn() {
        return dropIn;
    }

    /** {@return a built-in module} */
    Object module(String name) {
        return vm.builtinModules().create(name, vm);
    }

    void setCompileOnly(boolean value) {
        compileOnly = value;
    }

    void addVerbosity() {
        vm.setVerbosity(vm.verbosity() + 1);
    }

    /** Sets sys.path from MICROPYPATH or the default; its first entry is for the script. */
    void initPath() {
        PyList path = (PyList) vm.path();
        path.append("");
        String home = System.getenv("HOME");
        String entries = System.getenv("MICROPYPATH");
        if (entries == null) {
            entries = ".frozen:~/.micropython/lib:/usr/lib/micropython";
        }
        // A first entry that is empty is there already.
        int start = entries.startsWith(":") ? 1 : 0;
        boolean more = start < entries.length();
        while (more) {
            int end = entries.indexOf(':', start);
            more = end >= 0;
            String entry = entries.substring(start, more ? end : entries.length());
            path.append(entry.startsWith("~/") && home != null ? home + entry.substring(1) : entry);
            start = end + 1;
        }
    }

    // ---- programs ------------------------------------------------------------------------------

    /** {@return whether there is a file at {@code path} among those that import sees} */
    boolean hasFile(String path) {
        return vm.files().kind(path) == MountedFiles.Kind.FILE;
    }

    /** Runs a source file. {@return its exit status} */
    int runFile(String file) {
        try {
            vm.main().globals().put("__file__", file);
            run(compile(importer.readFile(file), file, Mode.FILE));
            return 0;
        } catch (Throwable e) {
            return uncaught(Failures.toPython(e), !dropIn);
        }
    }

    /** Runs a compiled file. {@return its exit status} */
    int runImage(String file) {
        try {
            vm.main().globals().put("__file__", file);
            run(importer.loadImage(file));
            return 0;
        } catch (Throwable e) {
            return uncaught(Failures.toPython(e), true);
        }
    }

    /** Runs a command given as text. {@return its exit status} */
    int runCommand(String source) {
        try {
            vm.main().globals().put("__file__", STANDARD_INPUT);
            run(compile(source.getBytes(StandardCharsets.UTF_8)));
            return 0;
        } catch (Throwable e) {
            return uncaught(Failures.toPython(e), !dropIn);
        }
    }

    /** Runs a module as __main__, a package by its __main__ module. {@return its exit status} */
    int runModule(String name) {
        try {
            Object module = importer.runMain(name);
            if (Attributes.find(module, "__path__") != null) {
                importer.runMain(name + ".__main__");
            }
            runPending();
            return 0;
        } catch (Throwable e) {
            return uncaughtPlainly(Failures.toPython(e));
        }
    }

    /** Runs the program on standard input. {@return its exit status} */
    int runStandardInput() {
        try {
            byte[] source = host.stdin().readAllBytes();
            vm.main().globals().put("__file__", STANDARD_INPUT);
            run(compile(source));
            return 0;
        } catch (IOException e) {
            return uncaughtPlainly(PyError.os(IoErrors.errno(e)));
        } catch (Throwable e) {
            return uncaughtPlainly(Failures.toPython(e));
        }
    }

    /** Compiles and runs what was typed or sent to the prompt. */
    void runTyped(byte[] source, Mode mode) {
        if (mode == Mode.FILE) {
            vm.main().globals().put("__file__", STANDARD_INPUT);
        }
        run(compile(source, STANDARD_INPUT, mode));
    }

    /** {@return whether {@code source} is good as one statement, or not even as several} */
    boolean isOneStatement(byte[] source) {
        try {
            compile(source, STANDARD_INPUT, Mode.SINGLE);
            return true;
        } catch (PyError single) {
            try {
                compile(source, STANDARD_INPUT, Mode.FILE);
                return false;
            } catch (PyError several) {
                return true;
            }
        }
    }

    /** Runs {@code source} with globals of its own and no effect. */
    void warmUp(String source) {
        try {
            MpyImage image = compile(source.getBytes(StandardCharsets.UTF_8));
            importer.run(image, new PyDict());
        } catch (PyError e) {
            // Whatever is wrong, the first line typed will tell.
        }
    }

    private MpyImage compile(byte[] source) {
        return compile(source, STANDARD_INPUT, Mode.FILE);
    }

    /** {@return compiled source} @throws PyError SyntaxError and its kin */
    MpyImage compile(byte[] source, String file, Mode mode) {
        return Sources.compile(vm, source, file, mode);
    }

    /** Runs an image in the main module, and what it scheduled; nothing if only to be compiled. */
    void run(MpyImage image) {
        if (!compileOnly) {
            importer.run(image, vm.main().globals());
            runPending();
        }
    }

    private void runPending() {
        if (vm.isPending()) {
            vm.poll();
        }
    }

    // ---- exceptions ----------------------------------------------------------------------------

    /**
     * Reports an exception that the program did not catch.
     *
     * @param toStderr whether to print it on standard error rather than output
     * @return the exit status, with FORCED_EXIT set for SystemExit
     */
    int uncaught(PyError error, boolean toStderr) {
        if (error.is(ExceptionType.SYSTEM_EXIT)) {
            Object value = error.exception().firstArg();
            if (value == Singleton.NONE) {
                return FORCED_EXIT;
            }
            if (!(value instanceof Boolean) && IntType.isInt(value)) {
                return FORCED_EXIT | exitCode(value);
            }
            print(Text.str(value) + "\n", true);
            return FORCED_EXIT | UNCAUGHT;
        }
        report(error, toStderr);
        return error.is(ExceptionType.KEYBOARD_INTERRUPT) ? INTERRUPTED : UNCAUGHT;
    }

    /** As {@link #uncaught} for modules and standard input, where the original has other rules. */
    private int uncaughtPlainly(PyError error) {
        if (error.is(ExceptionType.SYSTEM_EXIT)) {
            Object value = error.exception().firstArg();
            if (value == Singleton.NONE) {
                return FORCED_EXIT;
            }
            return FORCED_EXIT | (IntType.isInt(value) ? exitCode(value) : UNCAUGHT);
        }
        report(error, true);
        return UNCAUGHT;
    }

    private static int exitCode(Object value) {
        return (int) ((Long) Ops.truncatedInt(value) & 0xff);
    }

    private void report(PyError error, boolean toStderr) {
        if (isBrokenPipe(error)) {
            // Who read the output has had enough: end as quietly as other programs do.
            return;
        }
        StringBuilder text = new StringBuilder();
        try {
            PyException.printWithTraceback(text, error.value());
        } catch (PyError e) {
            // Its class has a __str__ that fails.
            text.append('\n');
        }
        print(text.toString(), toStderr);
    }

    private boolean isBrokenPipe(PyError error) {
        return host.isReaderGone()
                && error.is(ExceptionType.OS_ERROR)
                && error.exception().firstArg().equals((long) Errno.EPIPE);
    }

    private void print(String text, boolean toStderr) {
        try {
            (toStderr ? vm.stderr() : vm.stdout()).print(text);
        } catch (PyError e) {
            // The stream is gone: nobody is left to be told.
        }
    }

    // ---- the end -------------------------------------------------------------------------------

    /**
     * Gives a prompt or runs standard input if that is due, runs what is to be run at exit, and
     * writes what is left to be written.
     *
     * @return the exit status of the process
     */
    int finish(int programStatus, boolean wantsPrompt) {
        int status = programStatus;
        String wish = host.environment("MICROPYINSPECT");
        boolean inspect = wantsPrompt || (wish != null && !wish.isEmpty());
        if (inspect || (status == NOTHING_RUN && Terminals.isTerminal())) {
            status = repl().run();
        } else if (status == NOTHING_RUN) {
            status = runStandardInput();
        }
        status = runExitHook(status);
        if (vm.verbosity() > 0) {
            printMemory();
        }
        status = flush(status) & 0xff;
        reportJit();
        return status;
    }

    /** Tells that a limit ended the program. {@return the exit status of the process} */
    int ended(ContextEnded end) {
        try {
            vm.stdout().flush();
        } catch (PyError | ContextEnded e) {
            // What was too much, or for nobody to read, is left out.
        }
        Console.error("jmpy: limit reached: " + end.getMessage() + "\n");
        reportJit();
        return LIMIT_HIT;
    }

    /** Writes what was asked for about the compiler. */
    private void reportJit() {
        if (jitLog == null && !options.hasJitStatistics()) {
            return;
        }
        JitMonitor.Snapshot snapshot = vm.jitMonitor().snapshot();
        if (jitLog != null) {
            vm.jitMonitor().removeListener(jitLog);
            jitLog.close(snapshot);
        }
        if (options.hasJitStatistics()) {
            Console.error(JitLog.text(snapshot));
        }
    }

    private Repl repl() {
        if (repl == null) {
            repl = new Repl(this);
        }
        return repl;
    }

    /** Gets ready for the prompt that is to follow the program. */
    void preparePrompt() {
        if (Terminals.isTerminal()) {
            repl().prepare();
        }
    }

    private int runExitHook(int status) {
        Object hook = vm.exitHook();
        if (hook == null || !Call.isCallable(hook)) {
            return status;
        }
        try {
            Call.call0(hook);
            return status;
        } catch (Throwable e) {
            return uncaughtPlainly(Failures.toPython(e));
        }
    }

    private void printMemory() {
        Object function = Attributes.find(module("micropython"), "mem_info");
        if (function != null) {
            Call.call0(function);
        }
    }

    private int flush(int status) {
        try {
            vm.stdout().flush();
            return status;
        } catch (PyError e) {
            report(e, true);
            return (status & 0xff) == 0 ? UNCAUGHT : status;
        }
    }
}
