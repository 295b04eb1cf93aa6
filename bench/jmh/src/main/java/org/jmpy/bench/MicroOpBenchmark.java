package org.jmpy.bench;

import org.jmpy.object.Ops;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyList;
import org.jmpy.object.Subscripts;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.math.BigInteger;
import java.util.concurrent.TimeUnit;

/** Single operations on values, as every tier calls them: nanoseconds for one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class MicroOpBenchmark {
    // Fields that are not final: the operands must not be constants of the compiled code.
    private Object smallInt = 12345L;
    private Object otherInt = 678L;
    private Object real = 1.5;
    private Object big = BigInteger.ONE.shiftLeft(200);
    private Object text = "some text";
    private Object otherText = " and more";
    private Object index = 7L;
    private Object absent = "absent";
    private final PyList longs = new PyList();
    private final PyList objects = new PyList();
    private final PyDict byText = new PyDict();
    private final PyDict byInt = new PyDict();

    @Setup
    public void fill() {
        for (long i = 0; i < 100; i++) {
            longs.append(i);
            objects.append("item" + i);
            byText.put("key" + i, i);
            byInt.put(i, i);
        }
        byText.put(text, 1L);
    }

    @Benchmark
    public Object addInts() {
        return Ops.add(smallInt, otherInt);
    }

    @Benchmark
    public Object addFloats() {
        return Ops.add(real, real);
    }

    @Benchmark
    public Object addIntToFloat() {
        return Ops.add(smallInt, real);
    }

    @Benchmark
    public Object addBigInts() {
        return Ops.add(big, smallInt);
    }

    @Benchmark
    public Object multiplyInts() {
        return Ops.multiply(smallInt, otherInt);
    }

    @Benchmark
    public Object floorDivideInts() {
        return Ops.floorDivide(smallInt, otherInt);
    }

    @Benchmark
    public Object concatenate() {
        return Ops.add(text, otherText);
    }

    @Benchmark
    public Object lessInts() {
        return Ops.less(smallInt, otherInt);
    }

    @Benchmark
    public Object equalTexts() {
        return Ops.equal(text, otherText);
    }

    @Benchmark
    public long hashText() {
        return Ops.hash(text);
    }

    @Benchmark
    public Object listGetInt() {
        return Subscripts.load(longs, index);
    }

    @Benchmark
    public Object listGetObject() {
        return Subscripts.load(objects, index);
    }

    @Benchmark
    public Object listSetInt() {
        Subscripts.store(longs, index, otherInt);
        return longs;
    }

    @Benchmark
    public Object listGrow() {
        PyList list = new PyList();
        for (int i = 0; i < 16; i++) {
            list.append(smallInt);
        }
        return list;
    }

    @Benchmark
    public Object dictGetText() {
        return byText.get(text);
    }

    @Benchmark
    public Object dictGetInt() {
        return byInt.get(index);
    }

    @Benchmark
    public Object dictMiss() {
        return byText.get(absent);
    }

    @Benchmark
    public Object dictPut() {
        byText.put(text, otherInt);
        return byText;
    }

    @Benchmark
    public Object characterOfText() {
        return Subscripts.load(text, index);
    }
}
