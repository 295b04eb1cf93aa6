package org.jmpy.bench;

import org.jmpy.compiler.Mode;
import org.jmpy.interp.Host;
import org.jmpy.interp.Importer;
import org.jmpy.interp.Sources;
import org.jmpy.interp.Vm;
import org.jmpy.lib.Library;
import org.jmpy.object.Call;
import org.jmpy.region.RegionJit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/**
 * Python loops of one kind of work, in a context of their own: nanoseconds for one turn of the
 * loop, the loop itself included (the snippet {@code loop} tells how much that is).
 */
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class SnippetBenchmark {
    private static final int TURNS = 10_000;
    private static final int MAX_DEPTH = 1_000;

    /** What is done in each turn; declarations are in {@link #SOURCE}. */
    public enum Snippet {
        loop("pass"),
        add("x = x + i"),
        addFloat("y = y + 0.5"),
        call("x = same(i)"),
        method("x = point.get()"),
        attribute("x = point.a"),
        setAttribute("point.a = i"),
        listGet("x = items[i & 63]"),
        listSet("items[i & 63] = i"),
        dictGet("x = table['b']"),
        dictSet("numbers[i & 63] = i"),
        tuple("x = (i, x)[0]"),
        text("s = 'a' + chr(97 + (i & 15))"),
        format("s = '%d' % i"),
        build("point = Point(i)"),
        generator("x = next(stream)");

        private final String turn;

        Snippet(String turn) {
            this.turn = turn;
        }
    }

    private static final String SOURCE =
            """
            def same(x):
                return x

            class Point:
                def __init__(self, a):
                    self.a = a

                def get(self):
                    return self.a

            def forever():
                while True:
                    yield 1

            def run(turns):
                point = Point(1)
                items = list(range(64))
                table = {'a': 1, 'b': 2}
                numbers = {}
                stream = forever()
                x = 0
                y = 0.0
                s = ''
                for i in range(turns):
                    TURN
                return x
            """;

    @Param public Snippet snippet;

    /** Settings of JMPY_JIT. */
    @Param({"off", "on"})
    public String jit;

    private Vm vm;
    private Object function;

    @Setup
    public void compile() {
        vm = new Vm(new Host() {}, new Library(), MAX_DEPTH);
        vm.setJit(RegionJit.forSetting(jit));
        String source = SOURCE.replace("TURN", snippet.turn);
        new Importer(vm)
                .run(Sources.compile(vm, source, "<bench>", Mode.FILE), vm.main().globals());
        function = vm.main().globals().get("run");
    }

    @Benchmark
    @OperationsPerInvocation(TURNS)
    public Object turn() {
        return Call.call1(function, (long) TURNS);
    }
}
