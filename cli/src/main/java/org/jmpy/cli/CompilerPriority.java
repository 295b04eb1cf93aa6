package org.jmpy.cli;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Lets the program go before the JVM's second compiler where processors are few. While regions are
 * made and compiled, four threads are busy: the program, the two compilers of the JVM and our own.
 * All would get as much time, though the program waits most for the first compiler, whose code runs
 * at once, and the second one's work is good for what comes later. The JVM has one priority for
 * both of its compilers, so Linux is told, by setpriority; elsewhere all is as it was.
 */
final class CompilerPriority {
    /** More processors are enough for all. */
    private static final int FEW_PROCESSORS = 3;

    /** The second compiler gets a sixth of the time that each of the others gets. */
    private static final int NICE = 8;

    private static final int LOWEST = 19;
    private static final int PRIO_PROCESS = 0;
    private static final File THREADS = new File("/proc/self/task");
    private static final Path THIS_THREAD = Path.of("/proc/thread-self/stat");

    /** Where a thread's stat file tells its priority, in fields behind its name. */
    private static final int NICE_FIELD = 17;

    private CompilerPriority() {}

    /** Lowers the priority of the second compiler's thread, if that is of use and can be done. */
    static void lowerSecond() {
        if (Runtime.getRuntime().availableProcessors() > FEW_PROCESSORS) {
            return;
        }
        String[] threads = THREADS.list();
        if (threads == null) {
            return;
        }
        int nice = Math.min(LOWEST, nice(stat(THIS_THREAD)) + NICE);
        for (String thread : threads) {
            String stat = stat(Path.of(THREADS.getPath(), thread, "stat"));
            if (stat.contains("(C2 Compiler") && nice(stat) < nice) {
                setNice(Integer.parseInt(thread), nice);
            }
        }
    }

    /** {@return what Linux tells of a thread, nothing if it has ended} */
    private static String stat(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    /** Source of the format: proc_pid_stat(5). */
    private static int nice(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).split(" ");
        return fields.length > NICE_FIELD ? Integer.parseInt(fields[NICE_FIELD]) : 0;
    }

    /** Source of the numbers: sys/resource.h and setpriority(2) of Linux. */
    @SuppressWarnings("restricted") // The C library's own function, declared as its header does.
    private static void setNice(int thread, int nice) {
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle setPriority =
                    linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("setpriority"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT));
            int ignored = (int) setPriority.invokeExact(PRIO_PROCESS, thread, nice);
        } catch (Throwable e) {
            // Nothing depends on it.
        }
    }
}
