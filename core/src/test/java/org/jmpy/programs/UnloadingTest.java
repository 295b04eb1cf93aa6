package org.jmpy.programs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jmpy.compiler.Mode;
import org.jmpy.interp.Host;
import org.jmpy.interp.Importer;
import org.jmpy.interp.Sources;
import org.jmpy.interp.Vm;
import org.jmpy.lib.Library;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;

/**
 * Code that nobody can call any more goes, with all that was compiled of it: functions are defined,
 * compiled and dropped without end while classes, metaspace and heap stay as they are.
 *
 * <p>{@code -Djmpy.unloading.functions=10000} sets how many.
 */
@Isolated("measures the memory of the JVM")
class UnloadingTest {
    private static final int FUNCTIONS = Integer.getInteger("jmpy.unloading.functions", 200);

    /** What a function may leave behind, in bytes: far less than its classes take. */
    private static final int LEFT_BYTES = 300;

    /** What HotSpot and the collectors may keep whatever we do. */
    private static final int NOISE_BYTES = 1 << 20;

    private static final int COLLECTIONS = 4;

    /** They rely on what outlives them: a function, a class, a method, a global. */
    private static final String PROGRAM =
            """
            SCALE = 3
            def helper(x):
                return x * SCALE
            class Point:
                def __init__(self, x):
                    self.x = x
                def more(self):
                    return self.x + 1
            TEXT = '''
            def outer(n):
                total = %d
                def inner(x):
                    return helper(x) + total
                for i in range(n):
                    total += inner(i) + Point(i).more()
                return total
            def numbers(n):
                for i in range(n):
                    yield i
            for i in range(3):
                outer(9)
                sum(numbers(9))
            '''
            def work(first, count):
                for i in range(first, first + count):
                    exec(TEXT % i, {'helper': helper, 'Point': Point})
            """;

    @ParameterizedTest
    @EnumSource(names = {"FUNCTIONS", "REGIONS", "REGISTER"})
    void compiledFunctionsGo(org.jmpy.programs.Mode mode) throws Exception {
        Vm vm = new Vm(new Host() {}, new Library(), 200);
        vm.setJit(mode.jit(1));
        run(vm, PROGRAM);
        run(vm, "work(0, 50)");
        long bytes = bytes();
        long classes = classes();
        run(vm, "work(50, " + FUNCTIONS + ")");
        long moreBytes = bytes() - bytes;
        long moreClasses = classes() - classes;
        System.out.printf(
                "%s: %d functions, %d classes and %d bytes more%n",
                mode, FUNCTIONS, moreClasses, moreBytes);
        assertTrue(moreClasses < 50, moreClasses + " classes more");
        assertTrue(
                moreBytes < NOISE_BYTES + (long) FUNCTIONS * LEFT_BYTES, moreBytes + " bytes more");
    }

    private static void run(Vm vm, String source) throws Exception {
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        new Importer(vm).run(Sources.compile(vm, bytes, "main.py", Mode.FILE), vm.main().globals());
    }

    private static long classes() {
        return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    }

    /**
     * {@return what heap and metaspace hold} One collection does not do: a class that is unloaded
     * is first cleared from weak references, and what they led to goes with the next one.
     */
    private static long bytes() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            least = Math.min(least, used());
        }
        return least;
    }

    private static long used() {
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (!pool.getName().startsWith("Code")) {
                bytes += pool.getUsage().getUsed();
            }
        }
        return bytes;
    }
}
