package org.jmpy.cli;

import org.jmpy.interp.Version;

/** Help texts. */
final class Usage {
    private Usage() {}

    /** Prints the version. {@return the exit status} */
    static int version() {
        Console.out(Version.banner() + "\n");
        return 0;
    }

    /**
     * Prints the options of the drop-in, as the original does. Source: MicroPython
     * ports/unix/main.c.
     *
     * @param heapSize default heap size in bytes
     * @return the exit status
     */
    static int unixPort(String program, long heapSize) {
        Console.out(
                "usage: "
                        + program
                        + """
                         [<opts>] [-X <implopt>] [-c <command> | -m <module> | <filename>]
                        Options:
                        --version : show version information
                        -h : print this help message
                        -i : enable inspection via REPL after running command/module/file
                        -v : verbose (trace various operations); can be multiple
                        -O[N] : apply bytecode optimizations of level N

                        Implementation specific options (-X):
                          compile-only                 -- parse and compile only
                          emit={bytecode,native,viper} -- set the default code emitter
                          heapsize=<n>[w][K|M] -- set the heap size for the GC (default \
                        """
                        + heapSize
                        + ")\n");
        return 0;
    }

    /** Prints what jmpy can do. {@return the exit status} */
    static int help(String program) {
        Console.out(
                "usage: "
                        + program
                        + " [run] [OPTIONS] [-c COMMAND | -m MODULE | FILE.py | FILE.mpy | -]"
                        + " [ARGS]\n"
                        + """
                        Runs a program. Without one: a prompt, or the program on standard input.

                          -i            give a prompt after the program
                          -O[N]         optimisation level: 1 drops assert, 2 and 3 also drop
                                        line numbers
                          -v            verbose: memory figures at the end; twice: the bytecode
                          -X compile-only, -X emit=bytecode, -X heapsize=N[w][K|M],
                          -X rom=FILE (a ROMFS image or frozen jar, found at /rom; also JMPY_ROM)
                          --jit on|off|eager|tier1  whether hot code is compiled; eager: all code;
                                                 tier1: to register code only
                          --jit-log FILE         write what the compiler does, as JSON lines
                          --jit-stats            tell at the end what the compiler did
                          --limit-time T         2s, 500ms or 1m
                          --limit-steps N        backward jumps and calls, as 5M
                          --limit-memory N       bytes of objects, as 64M; looked at now and then
                          --limit-output N       bytes written to output and error
                          --limit-depth N        calls under way, 1 to 1000
                          --version     show the version
                          -h, --help    this text

                        Exit status: 0 done, 1 uncaught exception, N from sys.exit(N), 2 bad usage,
                        3 internal error, 124 a limit was hit, 130 Ctrl-C.

                        Environment: MICROPYPATH, JMPY_JIT (as --jit), JMPY_JIT_LOG, JMPY_JIT_STATS=1.

                        Verbs:
                          compile       FILE.py to FILE.mpy, a drop-in for mpy-cross
                          dump          show a program's bytecode, or the classes it becomes
                          dis, asm      show a program as register code; run such text
                          mpy-tool      show, merge and freeze .mpy files, a drop-in for mpy-tool.py
                          mpy           look into .mpy files, check, compare and merge them
                          build         a tree of .py files to a tree of .mpy files
                          manifest      run manifests, pack the modules they list
                          romfs         pack a folder into a ROMFS image, look into it, run it
                          help, version

                        Started under the name micropython, mpy-cross or mpy-tool it is that tool.
                        """);
        return 0;
    }
}
