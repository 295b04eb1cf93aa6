package org.jmpy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Contexts: isolation, threads, exceptions, functions handed in. */
class ContextTest {
    private final Engine engine = Engine.create();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void contextsDoNotSeeEachOther() {
        try (Context a = engine.newContext();
                Context b = engine.newContext()) {
            a.exec("import sys\nx = 1\nsys.path.append('there')\nsys.modules['m'] = sys");
            assertFalse(b.has("x"));
            assertEquals("[]", b.eval("__import__('sys').path").repr());
            assertEquals("{}", b.eval("__import__('sys').modules").repr());
            PythonException e = assertThrows(PythonException.class, () -> b.get("x"));
            assertEquals("NameError", e.type());
        }
    }

    @Test
    void builtinsOfOneContextAreNotThoseOfAnother() {
        try (Context a = engine.newContext();
                Context b = engine.newContext()) {
            a.exec("import builtins\nbuiltins.len = lambda x: 42");
            assertEquals(42, a.eval("len([])").asLong());
            assertEquals(0, b.eval("len([])").asLong());
        }
    }

    @Test
    void oneProgramRunsInManyContextsOnManyThreads() throws Exception {
        Program program =
                engine.compile(
                        "fib.py",
                        """
                        def fib(n):
                            return n if n < 2 else fib(n - 1) + fib(n - 2)
                        result = [fib(n) for n in range(15)]
                        """);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Long>> results = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                results.add(
                        threads.submit(
                                () -> {
                                    try (Context context = engine.newContext()) {
                                        context.exec(program);
                                        return context.get("result").item(14).asLong();
                                    }
                                }));
            }
            for (Future<Long> result : results) {
                assertEquals(377, result.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void secondThreadIsRefusedWhileOneIsInside() throws Exception {
        try (Context context = engine.newContext()) {
            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch done = new CountDownLatch(1);
            context.set(
                    "wait",
                    (HostFunction)
                            args -> {
                                inside.countDown();
                                done.await();
                                return null;
                            });
            Thread user = new Thread(() -> context.exec("wait()"));
            user.start();
            inside.await();
            assertThrows(IllegalStateException.class, () -> context.eval("1"));
            assertThrows(IllegalStateException.class, context::close);
            done.countDown();
            user.join();
            assertEquals(1, context.eval("1").asLong());
        }
    }

    @Test
    void tracebackIsPrintedAsMicroPythonDoes() {
        try (Context context = engine.newContext()) {
            Program program = engine.compile("bad.py", "def f(x):\n    return 1 // x\n\nf(0)\n");
            PythonException e = assertThrows(PythonException.class, () -> context.exec(program));
            assertEquals("ZeroDivisionError", e.type());
            assertEquals("divide by zero", e.pythonMessage());
            assertEquals(
                    """
                    Traceback (most recent call last):
                      File "bad.py", line 4, in <module>
                      File "bad.py", line 2, in f
                    ZeroDivisionError: divide by zero
                    """,
                    e.formatted());
            assertEquals(
                    List.of(
                            new PythonException.Frame("bad.py", 4, "<module>"),
                            new PythonException.Frame("bad.py", 2, "f")),
                    e.pythonStack());
            assertEquals("ZeroDivisionError: divide by zero", e.getMessage());
            assertEquals(1, context.eval("1").asLong());
        }
    }

    @Test
    void syntaxErrorNamesTheLine() {
        PythonException e =
                assertThrows(
                        PythonException.class, () -> engine.compile("s.py", "x = 1\ny = = 2\n"));
        assertEquals("SyntaxError", e.type());
        assertEquals(
                "Traceback (most recent call last):\n  File \"s.py\", line 2\n"
                        + "SyntaxError: invalid syntax\n",
                e.formatted());
    }

    @Test
    void exitIsAnExceptionWithAStatus() {
        try (Context context = engine.newContext()) {
            PythonException e =
                    assertThrows(
                            PythonException.class, () -> context.exec("raise SystemExit(300)"));
            assertEquals(44, e.exitStatus().getAsInt());
            e = assertThrows(PythonException.class, () -> context.exec("1 / 0"));
            assertTrue(e.exitStatus().isEmpty());
        }
    }

    @Test
    void mpyFilesRunAndDamagedOnesAreRefused() {
        byte[] file = engine.compile("m.py", "x = 6 * 7\n").toMpy();
        try (Context context = engine.newContext()) {
            context.exec(Program.ofMpy(file));
            assertEquals(42, context.get("x").asLong());
            file[1] = 5;
            PythonException e = assertThrows(PythonException.class, () -> Program.ofMpy(file));
            assertEquals("ValueError", e.type());
            assertEquals("incompatible .mpy file", e.pythonMessage());
        }
    }

    @Test
    void recursionIsBoundedAndTheContextStaysUsable() throws Exception {
        // On a thread whose stack surely has room for the depth, whatever else runs in this JVM.
        FutureTask<Integer> depth = new FutureTask<>(this::depthOfEndlessRecursion);
        new Thread(null, depth, "deep", 8L << 20).start();
        assertEquals(200, depth.get());
    }

    private int depthOfEndlessRecursion() {
        try (Context context = engine.newContext()) {
            context.exec("def f():\n    f()\n");
            PythonException e = assertThrows(PythonException.class, () -> context.call("f"));
            assertEquals("RuntimeError", e.type());
            assertEquals("maximum recursion depth exceeded", e.pythonMessage());
            assertEquals(1, context.eval("1").asLong());
            return e.pythonStack().size();
        }
    }

    @Test
    void recursionOnASmallStackIsAPythonExceptionToo() throws Exception {
        Limits limits = Limits.builder().recursion(Limits.MAX_RECURSION).build();
        try (Context context = engine.newContext(Sandbox.NONE, limits)) {
            context.exec("def f(n):\n    return n and 1 + max(f(n - 1), 0)\n");
            List<String> types = new ArrayList<>();
            Thread small =
                    new Thread(
                            null,
                            () -> {
                                try {
                                    context.call("f", 900);
                                } catch (PythonException e) {
                                    types.add(e.type());
                                }
                            },
                            "small",
                            200 * 1024);
            small.start();
            small.join();
            assertEquals(List.of("RuntimeError"), types);
            assertEquals(10, context.call("f", 10).asLong());
        }
    }

    @Test
    void hostFunctionsGetAndGiveValues() {
        try (Context context = engine.newContext()) {
            context.set("sum", (HostFunction) args -> args.get(0).asLong() + args.get(1).asLong());
            context.set("upper", (Function<String, String>) String::toUpperCase);
            context.set("answer", (Supplier<Integer>) () -> 42);
            context.set("join", (BiFunction<Object, Object, Object>) (a, b) -> a + "-" + b);
            assertEquals(
                    "[5, 'HI', 42, '1-[2]']",
                    context.eval("[sum(2, 3), upper('hi'), answer(), join(1, [2])]").repr());
            PythonException e =
                    assertThrows(PythonException.class, () -> context.eval("answer(1)"));
            assertEquals("TypeError", e.type());
        }
    }

    @Test
    void javaExceptionOfAHostFunctionIsTheCauseAndTellsTheProgramNothing() {
        try (Context context = engine.newContext()) {
            Exception secret = new Exception("secret");
            context.set(
                    "fail",
                    (HostFunction)
                            args -> {
                                throw secret;
                            });
            PythonException e = assertThrows(PythonException.class, () -> context.eval("fail()"));
            assertEquals("RuntimeError", e.type());
            assertSame(secret, e.getCause());
            context.exec("try:\n    fail()\nexcept RuntimeError as e:\n    text = repr(e)\n");
            assertFalse(context.get("text").asString().contains("secret"));
        }
    }

    @Test
    void pythonExceptionPassesThroughAHostFunction() {
        try (Context context = engine.newContext()) {
            context.set("call", (HostFunction) args -> args.get(0).call());
            context.exec("def f():\n    raise KeyError('k')\n");
            context.exec("try:\n    call(f)\nexcept KeyError as e:\n    got = e.args\n");
            assertEquals("('k',)", context.get("got").repr());
        }
    }

    @Test
    void interruptRaisesKeyboardInterruptInTheProgram() throws Exception {
        try (Context context = engine.newContext()) {
            CountDownLatch started = new CountDownLatch(1);
            context.set("started", (Runnable) started::countDown);
            Thread other =
                    new Thread(
                            () -> {
                                try {
                                    started.await();
                                } catch (InterruptedException e) {
                                    return;
                                }
                                context.interrupt();
                            });
            other.start();
            context.exec(
                    """
                    started()
                    try:
                        while True:
                            pass
                    except KeyboardInterrupt:
                        got = True
                    """);
            other.join();
            assertTrue(context.get("got").asBoolean());
        }
    }

    @Test
    void interruptWakesASleepingProgram() throws Exception {
        Sandbox sandbox = Sandbox.builder().realTime().build();
        try (Context context = engine.newContext(sandbox, Limits.NONE)) {
            context.exec("import time");
            Thread other = new Thread(context::interrupt);
            context.set("start", (Runnable) other::start);
            PythonException e =
                    assertThrows(
                            PythonException.class, () -> context.exec("start()\ntime.sleep(60)"));
            assertEquals("KeyboardInterrupt", e.type());
            other.join();
            assertFalse(Thread.interrupted());
        }
    }

    @Test
    void closedContextIsRefused() {
        Context context = engine.newContext();
        Value value = context.eval("[1]");
        context.close();
        assertThrows(IllegalStateException.class, () -> context.eval("1"));
        assertThrows(IllegalStateException.class, value::repr);
        context.close();
    }

    @Test
    void closedEngineStopsItsContexts() {
        Context context = engine.newContext();
        engine.close();
        LimitException e = assertThrows(LimitException.class, () -> context.eval("1"));
        assertEquals(LimitException.Limit.STOPPED, e.limit());
        assertThrows(IllegalStateException.class, engine::newContext);
    }

    @Test
    void outputIsThereAfterEachUse() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Sandbox sandbox = Sandbox.builder().stdout(out).build();
        try (Context context = engine.newContext(sandbox, Limits.NONE)) {
            context.exec("print('h\\xe9', 1)");
            assertEquals("hé 1\n", out.toString(StandardCharsets.UTF_8));
            assertEquals(6, context.stats().outputBytes());
        }
    }
}
