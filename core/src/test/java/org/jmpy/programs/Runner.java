package org.jmpy.programs;

import org.jmpy.compiler.Mode;
import org.jmpy.interp.ContextEnded;
import org.jmpy.interp.Failures;
import org.jmpy.interp.Host;
import org.jmpy.interp.Importer;
import org.jmpy.interp.JitEvent;
import org.jmpy.interp.Sources;
import org.jmpy.interp.Vm;
import org.jmpy.lib.Library;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyError;
import org.jmpy.object.PyException;
import org.jmpy.object.PyInstance;
import org.jmpy.object.PyObject;
import org.jmpy.object.Singleton;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs programs on our engine, each in a context of its own, and tells all that can be seen. */
final class Runner implements AutoCloseable {
    private static final int MAX_DEPTH = 200;
    private static final long STACK_BYTES = 16L << 20;

    /** None of these programs takes so long, also on a machine that is busy with other things. */
    private static final long SECONDS = 200;

    /** Longer programs are not worth their time in all modes. */
    private static final long MAX_STEPS = 60_000;

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    task -> {
                        Thread made = new Thread(null, task, "programs", STACK_BYTES);
                        made.setDaemon(true);
                        return made;
                    });

    /**
     * What was seen of a run.
     *
     * @param output what it printed, and the type of the exception that ended it
     * @param details messages, tracebacks, and what went wrong in the compiler
     */
    record Seen(String output, String details) {
        /** {@return whether the program is too long to be compared} */
        boolean isTooLong() {
            return details.endsWith(TOO_LONG);
        }

        /** {@return what is printed where the other prints otherwise: an exception, or a value} */
        String against(Seen other) {
            String[] lines = output.split("\n", -1);
            String[] others = other.output.split("\n", -1);
            int at = 0;
            while (at < lines.length && at < others.length && lines[at].equals(others[at])) {
                at++;
            }
            String line = at < lines.length ? lines[at] : "";
            return line.startsWith("!") || line.startsWith(ENDED) ? line : "";
        }
    }

    private static final String ENDED = "ended by ";
    private static final String TOO_LONG = "too long\n";

    /** Keeps what is printed. */
    private static final class Output extends Host {
        private final ByteArrayOutputStream output = new ByteArrayOutputStream();

        @Override
        public OutputStream stdout() {
            return output;
        }
    }

    /** {@return what is seen of a program in a mode} */
    Seen run(String source, org.jmpy.programs.Mode mode, long seed) {
        Output host = new Output();
        Queue<String> details = new ConcurrentLinkedQueue<>();
        Vm vm = new Vm(host, new Library(), MAX_DEPTH);
        vm.jitMonitor()
                .addListener(
                        event -> {
                            if (event instanceof JitEvent.Aborted(_, var place, String reason)
                                    && reason.startsWith("failure")) {
                                details.add(place + " " + reason + "\n");
                            }
                        },
                        false);
        vm.main().globals().put("detail", PyBuiltin.of("detail", x -> detail(details, x)));
        if (mode == org.jmpy.programs.Mode.INTERPRETED) {
            vm.limitSteps(MAX_STEPS);
        } else {
            vm.setJit(mode.jit(seed));
        }
        Future<?> task = thread.submit(() -> run(vm, source, details, host));
        try {
            task.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            vm.end(new ContextEnded(ContextEnded.Reason.TIME, "too long"));
            details.add("hangs\n");
            await(task);
        } catch (ExecutionException e) {
            details.add("failure: " + e.getCause() + "\n");
            for (StackTraceElement element : e.getCause().getStackTrace()) {
                details.add("    " + element + "\n");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Seen(host.output.toString(StandardCharsets.UTF_8), String.join("", details));
    }

    private static void await(Future<?> task) {
        try {
            task.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("a program cannot be ended", e);
        } catch (InterruptedException | ExecutionException e) {
            // It has ended.
        }
    }

    private static void run(Vm vm, String source, Queue<String> details, Output host) {
        try {
            byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
            new Importer(vm)
                    .run(Sources.compile(vm, bytes, "p.py", Mode.FILE), vm.main().globals());
        } catch (ContextEnded e) {
            details.add(TOO_LONG);
        } catch (Throwable e) {
            PyError error = Failures.toPython(e);
            detail(details, error.value());
            host.output.writeBytes(
                    (ENDED + error.exception().type().name() + "\n")
                            .getBytes(StandardCharsets.UTF_8));
        } finally {
            vm.stdout().flush();
        }
    }

    private static Object detail(Queue<String> details, Object x) {
        boolean isException =
                x instanceof PyException
                        || x instanceof PyInstance own && own.base() instanceof PyException;
        if (isException) {
            StringBuilder text = new StringBuilder();
            PyException.printWithTraceback(text, (PyObject) x);
            details.add(text.toString());
        } else {
            details.add(x + "\n");
        }
        return Singleton.NONE;
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
