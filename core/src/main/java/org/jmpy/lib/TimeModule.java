package org.jmpy.lib;

import org.jmpy.interp.Vm;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.IntType;
import org.jmpy.object.Iteration;
import org.jmpy.object.Members;
import org.jmpy.object.PyError;
import org.jmpy.object.PyList;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyTuple;
import org.jmpy.object.Singleton;
import org.jmpy.object.Types;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneRules;

/** The module time. Source: MicroPython extmod/modtime.c, ports/unix/modtime.c. */
final class TimeModule {
    /** Ticks count modulo this: half the range of the reference's small ints. */
    private static final long TICKS_PERIOD = 1L << 62;

    private static final long NANOS = 1_000_000_000L;

    private final Vm vm;

    private TimeModule(Vm vm) {
        this.vm = vm;
    }

    static PyModule create(Vm vm) {
        TimeModule time = new TimeModule(vm);
        Members members = new Members();
        members.fn0("time", () -> Math.floorDiv(time.now(), 1000) / 1e6)
                .fn0("time_ns", time::now)
                .fn0("clock", time::clock)
                .fn1("sleep", time::sleep)
                .fn1("sleep_ms", ms -> time.sleepFor(IntType.toLong(ms), 1_000_000))
                .fn1("sleep_us", us -> time.sleepFor(IntType.toLong(us), 1_000))
                .fn0("ticks_ms", () -> ticks(vm.host().ticksNanos() / 1_000_000))
                .fn0("ticks_us", () -> ticks(vm.host().ticksNanos() / 1_000))
                .fn0("ticks_cpu", () -> ticks(vm.host().ticksNanos()))
                .fn2("ticks_add", TimeModule::ticksAdd)
                .fn2("ticks_diff", TimeModule::ticksDiff)
                .fn("gmtime", 0, 1, args -> time.split(args, ZoneOffset.UTC))
                .fn("localtime", 0, 1, args -> time.split(args, ZoneId.systemDefault()))
                .fn1("mktime", TimeModule::mktime);
        return Library.module("time", members);
    }

    private long now() {
        return vm.host().timeNanos();
    }

    private Object clock() {
        return Math.floorDiv(vm.host().ticksNanos(), 1_000_000) / 1000.0;
    }

    private static Object ticks(long count) {
        return count & (TICKS_PERIOD - 1);
    }

    private static Object ticksAdd(Object ticks, Object delta) {
        long step = IntType.toLong(delta);
        // The difference of two moments must tell before from after.
        if (step <= -TICKS_PERIOD / 2 || step >= TICKS_PERIOD / 2) {
            throw PyError.overflow("ticks interval overflow");
        }
        return ticks(IntType.toLong(ticks) + step);
    }

    private static Object ticksDiff(Object end, Object start) {
        long difference = IntType.toLong(end) - IntType.toLong(start);
        return ((difference + TICKS_PERIOD / 2) & (TICKS_PERIOD - 1)) - TICKS_PERIOD / 2;
    }

    private Object sleep(Object seconds) {
        double value = Numbers.toDouble(seconds);
        long whole = (long) value;
        long micros = Math.round((value - whole) * 1e6);
        if (whole < 0 || micros < 0) {
            throw PyError.os(org.jmpy.object.Errno.EINVAL);
        }
        return pause(saturated(whole, NANOS) + micros * 1000);
    }

    private Object sleepFor(long count, long unit) {
        return count < 0 ? Singleton.NONE : pause(saturated(count, unit));
    }

    private static long saturated(long count, long unit) {
        return Math.multiplyHigh(count, unit) != 0 || count * unit < 0
                ? Long.MAX_VALUE / 2
                : count * unit;
    }

    private Object pause(long nanos) {
        vm.sleep(nanos);
        return Singleton.NONE;
    }

    private Object split(Object[] args, ZoneId zone) {
        long seconds = args.length == 0 ? Math.floorDiv(now(), NANOS) : timestamp(args[0]);
        ZonedDateTime t;
        try {
            t = Instant.ofEpochSecond(seconds).atZone(zone);
        } catch (DateTimeException e) {
            throw PyError.overflow("invalid mktime usage");
        }
        boolean summer = zone.getRules().isDaylightSavings(t.toInstant());
        return new PyTuple(
                (long) t.getYear(),
                (long) t.getMonthValue(),
                (long) t.getDayOfMonth(),
                (long) t.getHour(),
                (long) t.getMinute(),
                (long) t.getSecond(),
                (long) t.getDayOfWeek().getValue() - 1,
                (long) t.getDayOfYear(),
                summer ? 1L : 0L);
    }

    // A float is cut to whole seconds.
    private static long timestamp(Object value) {
        return value instanceof Double d ? (long) (double) d : IntType.toLong(value);
    }

    private static Object mktime(Object value) {
        if (!(value instanceof PyTuple) && !(value instanceof PyList)) {
            throw PyError.type("object '" + Types.nameOf(value) + "' isn't a tuple or list");
        }
        Object[] items = Iteration.toArray(value);
        if (items.length < 8 || items.length > 9) {
            throw PyError.type("mktime needs a tuple of length 8 or 9");
        }
        long[] parts = new long[6];
        for (int i = 0; i < 6; i++) {
            parts[i] = IntType.toLong(items[i]);
        }
        long summer = items.length == 9 ? IntType.toLong(items[8]) : -1;
        try {
            LocalDateTime local =
                    LocalDateTime.of(Math.toIntExact(parts[0]), 1, 1, 0, 0)
                            .plusMonths(parts[1] - 1)
                            .plusDays(parts[2] - 1)
                            .plusHours(parts[3])
                            .plusMinutes(parts[4])
                            .plusSeconds(parts[5]);
            return toSeconds(local, summer);
        } catch (DateTimeException | ArithmeticException e) {
            throw PyError.of(ExceptionType.OVERFLOW_ERROR, "invalid mktime usage");
        }
    }

    private static long toSeconds(LocalDateTime local, long summer) {
        ZoneRules rules = ZoneId.systemDefault().getRules();
        long seconds = local.atZone(ZoneId.systemDefault()).toEpochSecond();
        if (summer < 0) {
            return seconds;
        }
        // What the caller says about summer time counts even where it is wrong.
        Instant moment = Instant.ofEpochSecond(seconds);
        boolean isSummer = rules.isDaylightSavings(moment);
        if (isSummer == (summer > 0)) {
            return seconds;
        }
        return isSummer ? seconds + 3600 : seconds - 3600;
    }
}
