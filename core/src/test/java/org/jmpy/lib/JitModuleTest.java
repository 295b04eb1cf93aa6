package org.jmpy.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jmpy.compiler.Mode;
import org.jmpy.interp.Host;
import org.jmpy.interp.Importer;
import org.jmpy.interp.JitEvent;
import org.jmpy.interp.JitMonitor;
import org.jmpy.interp.Sources;
import org.jmpy.interp.Vm;
import org.jmpy.jvm.FunctionJit;
import org.jmpy.region.RegionJit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The module jit, with a compiler that compiles each function at its first call. */
@Timeout(60)
class JitModuleTest {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Vm vm =
            new Vm(
                    new Host() {
                        @Override
                        public OutputStream stdout() {
                            return output;
                        }

                        @Override
                        public OutputStream stderr() {
                            return output;
                        }
                    },
                    new Library(),
                    100);

    /** {@return what a program prints} */
    private String run(String program) {
        output.reset();
        byte[] source = program.getBytes(StandardCharsets.UTF_8);
        new Importer(vm).run(Sources.compile(vm, source, "t.py", Mode.FILE), vm.main().globals());
        while (vm.isPending()) {
            vm.poll();
        }
        vm.stdout().flush();
        return output.toString(StandardCharsets.UTF_8);
    }

    @Test
    void hooksTellOfWhatIsCompiledAndWhatIsNot() {
        vm.setJit(FunctionJit.eager());
        assertEquals(
                """
                function t.py f 8 True True
                loops t.py g 10 True True
                loops t.py gen 12 yield in a finally block
                """,
                run(
                        """
                        import jit
                        def compiled(i):
                            if i.function in "fg":
                                print(*(i[1:5] + (i.bytes > 500, i.time_us > 0)))
                        def aborted(i): print(*i)
                        jit.set_compile_hook(compiled)
                        jit.set_abort_hook(aborted)
                        def f(a): return a
                        def g(*, a=1):
                            return a
                        def gen(n):
                            try: pass
                            finally:
                                while n: yield n; n -= 1
                        f(1); f(2)
                        g(a=1); g(a=2)
                        list(gen(5))
                        for i in range(3): pass
                        jit.set_compile_hook(None)
                        f(3)
                        """));
    }

    @Test
    void aHookThatRaisesIsToldAndTheProgramGoesOn() {
        vm.setJit(FunctionJit.eager());
        String printed =
                run(
                        """
                        import jit
                        def bad(i): 1 // 0
                        jit.set_compile_hook(bad)
                        def f(): pass
                        f()
                        jit.set_compile_hook(None)
                        print("on")
                        """);
        assertTrue(printed.contains("ZeroDivisionError"), printed);
        assertTrue(printed.endsWith("on\n") || printed.contains("on\n"), printed);
    }

    @Test
    void hooksRunInTheMainThreadOfTheProgram() throws InterruptedException {
        vm.setJit(FunctionJit.background());
        run(
                """
                import jit
                jit.set_param("function_threshold=10")
                seen = []
                jit.set_compile_hook(lambda i: seen.append(i.function))
                def f(): return 1
                while not seen:
                    f()
                """);
        assertEquals("True\n", run("print('f' in seen)"));
    }

    @Test
    void disabledItCompilesNothing() {
        vm.setJit(FunctionJit.eager());
        assertEquals(
                "False {}\nTrue True\n",
                run(
                        """
                        import jit
                        jit.disable()
                        def f(): pass
                        before = jit.get_stats_snapshot().compiled.get("function", 0)
                        f(); f()
                        after = jit.get_stats_snapshot().compiled.get("function", 0)
                        print(jit.isenabled(), {} if before == after else after)
                        jit.set_param("default")
                        def g(): pass
                        g(); g()
                        print(jit.isenabled(), jit.get_stats_snapshot().compiled["function"] > 0)
                        """));
    }

    @Test
    void parameters() {
        vm.setJit(FunctionJit.background());
        assertEquals(
                """
                300 3000
                5 7
                300 7
                300 3000 True
                ValueError no parameter 'speed'
                ValueError name=value expected, not 'threshold'
                ValueError not a number: 'x'
                ValueError parameter out of range
                TypeError set_param() takes one text, or keywords
                False
                """,
                run(
                        """
                        import jit
                        def show(*more):
                            p = jit.parameters()
                            print(p["function_threshold"], p["threshold"], *more)
                        show()
                        jit.set_param("function_threshold=5, threshold = 7")
                        show()
                        jit.set_param("function_threshold=default")
                        show()
                        jit.set_param(threshold=9, code_limit=1)
                        jit.set_param("default")
                        show(jit.isenabled())
                        def wrong(*a, **k):
                            try:
                                jit.set_param(*a, **k)
                            except Exception as e:
                                print(type(e).__name__, e)
                        wrong(speed=1)
                        wrong("threshold")
                        wrong("threshold=x")
                        wrong(threshold=-1)
                        wrong("a", "b")
                        jit.set_param("off")
                        print(jit.isenabled())
                        """));
    }

    @Test
    void codeLimitIsAReasonToGiveUp() {
        vm.setJit(FunctionJit.eager());
        assertEquals(
                "{'too large': 1}\n",
                run(
                        """
                        import jit
                        jit.set_param(code_limit=5)
                        def f(a): return a + a + a + a
                        before = jit.get_stats_snapshot().aborts.get("too large", 0)
                        f(1); f(1)
                        jit.set_param("off")
                        after = jit.get_stats_snapshot().aborts["too large"]
                        print({"too large": after - before})
                        """));
    }

    @Test
    void withoutACompilerItSaysSo() {
        assertEquals(
                "False no JIT {} 0\n",
                run(
                        """
                        import jit
                        jit.set_compile_hook(print)
                        jit.disable()
                        try:
                            jit.enable()
                        except RuntimeError as e:
                            s = jit.get_stats_snapshot()
                            print(jit.isenabled(), e, s.compiled, s.code_bytes)
                        """));
    }

    @Test
    void snapshotsCountExitsAndInvalidations() {
        JitMonitor monitor = vm.jitMonitor();
        JitEvent.Place place = new JitEvent.Place("m.py", "f", 7);
        int id = monitor.compiled(JitEvent.Kind.REGION, place, 1000, 5_000);
        JitMonitor.ExitCounter counter =
                () ->
                        List.of(
                                new JitMonitor.Exit(id, place, "type changed", 3),
                                new JitMonitor.Exit(id, place, "never", 0));
        monitor.addExits(counter);
        String expected =
                "{'region': 1} 1000 5 [(id=1, file='m.py', function='f', line=7,"
                        + " reason='type changed', count=3)]";
        String show =
                """
                import jit
                s = jit.get_stats_snapshot()
                print(s.compiled, s.code_bytes, s.compile_time_us, s.exits)
                """;
        assertEquals(expected + "\n", run(show));
        monitor.removeExits(counter);
        assertEquals(expected + "\n", run(show));
        run("jit.set_invalidate_hook(print)");
        run("jit.set_optimize_hook(print)");
        assertTrue(monitor.wantsOperations());
        monitor.optimised(JitEvent.Kind.REGION, place, "a\nb", "b");
        monitor.invalidated(id, JitEvent.Kind.REGION, place, "global changed");
        assertEquals(
                """
                (kind='region', file='m.py', function='f', line=7, before='a\\nb', after='b')
                (id=1, kind='region', file='m.py', function='f', line=7, reason='global changed')
                """,
                run(""));
    }

    /** What the stack had before the loop lies where its iterator leaves room. */
    @Test
    void aLoopNeedsNoRegionMoreForWhatLiesAboveTheStack() {
        assertEquals(regionsOfLoop("5, 6, 7, 8, 9"), regionsOfLoop("'a', 'b', 'c', 'd', 'e'"));
    }

    /** {@return how many regions a loop gets that two calls with arguments come before} */
    private String regionsOfLoop(String others) {
        vm.setJit(RegionJit.eager());
        return run(
                """
                import jit
                jit.set_param("function_threshold=100000")
                seen = []
                jit.set_compile_hook(lambda i: seen.append((i.kind, i.function)))
                def some(*args): pass
                def f(items, n):
                    if n & 1: some(1, 2, 3, 4, 5)
                    else: some(%s)
                    total = 0
                    for i in items: total += i
                    return total
                for n in range(2000): exec("f([1, 2, 3] * 5, n)")
                jit.set_compile_hook(None)
                print(seen.count(("region", "f")))
                """
                        .formatted(others));
    }

    @Test
    void aRegionDoesNotRelyOnAGlobalThatItSets() {
        assertEquals("['look'] 1999\n", endsOfLoop("look(); state = i"));
    }

    @Test
    void aRegionDoesNotRelyOnAGlobalThatAFunctionInItSets() {
        assertEquals("['look'] 1999\n", endsOfLoop("look(); put(i)"));
    }

    /** {@return the functions whose regions end in a loop, and a global after it} */
    private String endsOfLoop(String body) {
        vm.setJit(RegionJit.eager());
        return run(
                """
                import jit
                ends = []
                jit.set_invalidate_hook(lambda i: ends.append(i.function))
                state = 0
                def look(): return state
                def put(value):
                    global state
                    state = value
                def f(n):
                    global state
                    for i in range(n): %s
                f(2000)
                jit.set_invalidate_hook(None)
                print(ends, state)
                """
                        .formatted(body));
    }
}
