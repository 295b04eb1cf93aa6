package org.jmpy.lib;

import org.jmpy.interp.Jit;
import org.jmpy.interp.JitEvent;
import org.jmpy.interp.JitMonitor;
import org.jmpy.interp.JitParameters;
import org.jmpy.interp.JitParameters.Parameter;
import org.jmpy.interp.Vm;
import org.jmpy.object.Call;
import org.jmpy.object.IntType;
import org.jmpy.object.Members;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.jmpy.object.PyList;
import org.jmpy.object.PyModule;
import org.jmpy.object.Singleton;
import org.jmpy.object.Text;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The module jit: what the compiler of hot code does, and what can be tuned. MicroPython has none;
 * this one is after PyPy's pypyjit, with these differences.
 *
 * <ul>
 *   <li>A hook gets one argument, a tuple with named items: {@code (id, kind, file, function, line,
 *       bytes, time_us)} of what was compiled, {@code (kind, file, function, line, reason)} of what
 *       was given up, {@code (kind, file, function, line, before, after)} of what was optimised,
 *       {@code (id, kind, file, function, line, reason)} of what was taken out of use. Operations
 *       are one text, a line each. {@code kind} is function, loops, region or bridge; only the
 *       latter two are optimised.
 *   <li>Code is mostly compiled in another thread. A hook runs in the program's main thread a
 *       little later, between two instructions, one at a time; what it raises is printed. It sees
 *       all events since it was set, and cannot change the code.
 *   <li>{@code set_param} takes "name=value,name=value", "off", "default", or keywords; {@code
 *       parameters()} tells the values. {@code disable()} and "off" stop compilation, what is
 *       compiled stays in use. All of it is of this context alone.
 *   <li>Where there is no compiler (JMPY_JIT=off) nothing happens, and {@code enable}, {@code
 *       set_param} and {@code parameters} raise RuntimeError.
 * </ul>
 */
final class JitModule implements JitMonitor.Listener {
    private static final String[] COMPILED = {
        "id", "kind", "file", "function", "line", "bytes", "time_us"
    };
    private static final String[] ABORTED = {"kind", "file", "function", "line", "reason"};
    private static final String[] OPTIMISED = {
        "kind", "file", "function", "line", "before", "after"
    };
    private static final String[] INVALIDATED = {
        "id", "kind", "file", "function", "line", "reason"
    };
    private static final String[] EXIT = {"id", "file", "function", "line", "reason", "count"};
    private static final String[] STATISTICS = {
        "compiled", "aborts", "invalidations", "code_bytes", "compile_time_us", "exits"
    };

    private static final int COMPILE = 0;
    private static final int ABORT = 1;
    private static final int OPTIMIZE = 2;
    private static final int INVALIDATE = 3;

    private final Vm vm;
    private boolean listens;
    private boolean listensToOperations;

    /** What to call, null for nothing; read in the compiler's thread. */
    private final AtomicReferenceArray<Object> hooks = new AtomicReferenceArray<>(4);

    private JitModule(Vm vm) {
        this.vm = vm;
    }

    static PyModule create(Vm vm) {
        JitModule jit = new JitModule(vm);
        Members members = new Members();
        members.fn1("set_compile_hook", hook -> jit.setHook(COMPILE, hook))
                .fn1("set_abort_hook", hook -> jit.setHook(ABORT, hook))
                .fn1("set_optimize_hook", hook -> jit.setHook(OPTIMIZE, hook))
                .fn1("set_invalidate_hook", hook -> jit.setHook(INVALIDATE, hook))
                .fn0("get_stats_snapshot", jit::statistics)
                .fn0("enable", () -> jit.enable(true))
                .fn0("disable", () -> jit.enable(false))
                .fn0("isenabled", () -> vm.jit() != null)
                .fnKw("set_param", 0, jit::setParameters)
                .fn0("parameters", jit::parameters);
        return Library.module("jit", members);
    }

    // ---- hooks ---------------------------------------------------------------------------------

    private Object setHook(int number, Object hook) {
        if (hook == Singleton.NONE) {
            hooks.set(number, null);
            return Singleton.NONE;
        }
        if (!Call.isCallable(hook)) {
            throw PyError.type("a hook is a function or None");
        }
        hooks.set(number, hook);
        boolean operations = number == OPTIMIZE;
        if (!listens || (operations && !listensToOperations)) {
            vm.jitMonitor().removeListener(this);
            listens = true;
            listensToOperations |= operations;
            vm.jitMonitor().addListener(this, listensToOperations);
        }
        return Singleton.NONE;
    }

    @Override
    public void event(JitEvent event) {
        int number =
                switch (event) {
                    case JitEvent.Compiled _ -> COMPILE;
                    case JitEvent.Aborted _ -> ABORT;
                    case JitEvent.Optimised _ -> OPTIMIZE;
                    case JitEvent.Invalidated _ -> INVALIDATE;
                };
        Object hook = hooks.get(number);
        if (hook != null) {
            vm.scheduler().scheduleHook(hook, tuple(event));
        }
    }

    private static Object tuple(JitEvent event) {
        String kind = event.kind().text();
        String file = event.place().file();
        String function = event.place().function();
        long line = event.place().line();
        return switch (event) {
            case JitEvent.Compiled e ->
                    new AttributeTuple(
                            COMPILED,
                            (long) e.id(),
                            kind,
                            file,
                            function,
                            line,
                            (long) e.bytes(),
                            e.nanos() / 1000);
            case JitEvent.Aborted e ->
                    new AttributeTuple(ABORTED, kind, file, function, line, e.reason());
            case JitEvent.Optimised e ->
                    new AttributeTuple(
                            OPTIMISED, kind, file, function, line, e.before(), e.after());
            case JitEvent.Invalidated e ->
                    new AttributeTuple(
                            INVALIDATED, (long) e.id(), kind, file, function, line, e.reason());
        };
    }

    // ---- statistics ----------------------------------------------------------------------------

    private Object statistics() {
        JitMonitor.Snapshot snapshot = vm.jitMonitor().snapshot();
        PyDict compiled = new PyDict();
        snapshot.compiled().forEach((kind, count) -> compiled.put(kind.text(), (long) count));
        PyList exits = new PyList();
        for (JitMonitor.Exit exit : snapshot.exits()) {
            exits.append(
                    new AttributeTuple(
                            EXIT,
                            (long) exit.id(),
                            exit.place().file(),
                            exit.place().function(),
                            (long) exit.place().line(),
                            exit.reason(),
                            exit.count()));
        }
        return new AttributeTuple(
                STATISTICS,
                compiled,
                counts(snapshot.aborts()),
                counts(snapshot.invalidations()),
                snapshot.codeBytes(),
                snapshot.compileNanos() / 1000,
                exits);
    }

    private static PyDict counts(Map<String, Integer> counts) {
        PyDict dict = new PyDict();
        counts.forEach((reason, count) -> dict.put(reason, (long) count));
        return dict;
    }

    // ---- tuning --------------------------------------------------------------------------------

    private Jit available() {
        Jit jit = vm.anyJit();
        if (jit == null) {
            throw PyError.runtime("no JIT");
        }
        return jit;
    }

    private Object enable(boolean enabled) {
        if (enabled) {
            available();
        }
        vm.enableJit(enabled);
        return Singleton.NONE;
    }

    private Object parameters() {
        JitParameters parameters = available().parameters();
        PyDict dict = new PyDict();
        for (Parameter parameter : Parameter.values()) {
            dict.put(parameter.text(), (long) parameters.get(parameter));
        }
        return dict;
    }

    private Object setParameters(Object[] args, String[] kw) {
        JitParameters parameters = available().parameters();
        int keywords = kw == null ? 0 : kw.length;
        int positional = args.length - keywords;
        if (positional > 1) {
            throw PyError.type("set_param() takes one text, or keywords");
        }
        if (positional == 1) {
            setParameters(parameters, Text.name(args[0]));
        }
        for (int i = 0; i < keywords; i++) {
            parameters.set(parameter(kw[i]), checked(IntType.toLong(args[positional + i])));
        }
        return Singleton.NONE;
    }

    private void setParameters(JitParameters parameters, String text) {
        switch (text) {
            case "off" -> vm.enableJit(false);
            case "default" -> {
                parameters.reset();
                vm.enableJit(true);
            }
            default -> {
                for (String setting : text.split(",", -1)) {
                    setParameter(parameters, setting.strip());
                }
            }
        }
    }

    private static void setParameter(JitParameters parameters, String setting) {
        int equals = setting.indexOf('=');
        if (equals < 0) {
            throw PyError.value("name=value expected, not '" + setting + "'");
        }
        Parameter parameter = parameter(setting.substring(0, equals).strip());
        String value = setting.substring(equals + 1).strip();
        if (value.equals("default")) {
            parameters.reset(parameter);
            return;
        }
        try {
            parameters.set(parameter, checked(Long.parseLong(value)));
        } catch (NumberFormatException e) {
            throw PyError.value("not a number: '" + value + "'");
        }
    }

    private static Parameter parameter(String name) {
        Parameter parameter = JitParameters.named(name);
        if (parameter == null) {
            throw PyError.value("no parameter '" + name + "'");
        }
        return parameter;
    }

    private static int checked(long value) {
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw PyError.value("parameter out of range");
        }
        return (int) value;
    }
}
