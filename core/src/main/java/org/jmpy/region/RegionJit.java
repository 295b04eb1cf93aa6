package org.jmpy.region;

import org.jmpy.interp.CompiledCode;
import org.jmpy.interp.Frame;
import org.jmpy.interp.FunctionCode;
import org.jmpy.interp.Jit;
import org.jmpy.interp.JitEvent.Kind;
import org.jmpy.interp.JitMonitor;
import org.jmpy.interp.JitParameters;
import org.jmpy.interp.JitParameters.Parameter;
import org.jmpy.interp.LoopCount;
import org.jmpy.interp.Resumption;
import org.jmpy.ir.Block;
import org.jmpy.ir.Layout;
import org.jmpy.jvm.Baseline;
import org.jmpy.jvm.CompiledRegion;
import org.jmpy.jvm.FunctionJit;
import org.jmpy.jvm.RegionCompiler;
import org.jmpy.jvm.RegionSettings;
import org.jmpy.register.RegisterCompiler;
import org.jmpy.register.RegisterJit;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Compiles hot functions and loops as regions, and as they are ({@link FunctionJit}) where that
 * does not work. Regions are built in the program's thread, which can look at its values, and made
 * into classes in another ({@link RegionMaker}).
 */
public final class RegionJit implements Jit {
    private static final ClassDesc FUNCTION = ClassDesc.of("org.jmpy.interp.BytecodeFunction");

    private static final MethodTypeDesc ENTER =
            MethodTypeDesc.of(ConstantDescs.CD_Object, ClassDesc.of("org.jmpy.interp.Frame"));

    private static final int WARM_PART = 10;

    /** How often a region waits for what its callees do: for each depth of calls once. */
    private static final int MAX_WAITS = 4;

    /** While other code is being made, baseline code asks again after this part of its count. */
    private static final int BUSY_PART = 4;

    /** A function that is not called that long is not waited for. */
    private static final long WATCH_NANOS = 50_000_000;

    /** Compiles what regions are not built of; runs what makes classes. */
    private final FunctionJit general;

    private final JitParameters parameters;
    private final RegionSettings settings;
    private final RegionMaker maker;

    /** Whether warm functions run as register code until they are hot. */
    private final boolean lowers;

    /** How baseline code and regions take turns; null if regions come first and nothing counts. */
    private final Stages stages;

    /**
     * What comes before a region: baseline code runs and counts, then the interpreter looks at what
     * the function does by now.
     *
     * @param countedCalls calls that baseline code counts
     * @param countedJumps backward jumps that it counts
     * @param watchedCalls calls that the interpreter looks at then
     * @param watchedJumps backward jumps that it looks at then
     * @param awaited calls or jumps that it looks at when it is to be seen what callees do, too
     * @param glance calls that it looks at now and then while the function waits for its region
     */
    private record Stages(
            int countedCalls,
            int countedJumps,
            int watchedCalls,
            int watchedJumps,
            int awaited,
            int glance) {
        static final Stages USUAL = new Stages(8_000, 20_000, 200, 1_500, 30, 20);
        static final Stages SOON = new Stages(2, 3, 2, 3, 1, 1);
    }

    /**
     * The hot function that the interpreter looks at now, null if there is none, and since when.
     */
    private Plan watched;

    private long watchedSince;

    private RegionJit(FunctionJit general, RegionSettings settings, boolean lowers, Stages stages) {
        this.general = general;
        this.settings = settings;
        this.maker = new RegionMaker(this, general, settings);
        this.lowers = lowers;
        this.stages = stages;
        this.parameters = general.parameters();
    }

    /** {@return a compiler for programs} */
    public static RegionJit background() {
        return new RegionJit(FunctionJit.background(), RegionSettings.USUAL, false, Stages.USUAL);
    }

    /** {@return a compiler for tests: everything soon, and before the program goes on} */
    public static RegionJit eager() {
        return eager(RegionSettings.USUAL);
    }

    /** {@return as {@link #eager()}, with regions compiled in another way} */
    public static RegionJit eager(RegionSettings settings) {
        RegionJit jit = new RegionJit(FunctionJit.eager(), settings, false, null);
        jit.parameters.set(Parameter.FUNCTION_THRESHOLD, 1);
        jit.parameters.set(Parameter.THRESHOLD, 2);
        return jit;
    }

    /** {@return as {@link #eager()}, but each function is baseline code before it is a region} */
    public static RegionJit staged() {
        RegionJit jit =
                new RegionJit(FunctionJit.eager(), RegionSettings.USUAL, false, Stages.SOON);
        jit.parameters.set(Parameter.FUNCTION_THRESHOLD, 3);
        jit.parameters.set(Parameter.THRESHOLD, 5);
        return jit;
    }

    /**
     * {@return the same, with tier 1 between tiers 0 and 2}
     *
     * <p>Not the usual way: register code runs twice as fast as tier 0, but the JVM has two
     * interpreters to compile then, which on two processors delays the regions by as much.
     */
    public RegionJit withRegisterCode() {
        return new RegionJit(general, settings, true, stages);
    }

    /** {@return a compiler for one more context: it shares the thread, not the parameters} */
    public RegionJit another() {
        return new RegionJit(general.another(), settings, lowers, stages);
    }

    /**
     * {@return the compiler that a setting asks for, null for none}
     *
     * @param setting off; eager; generic, which makes no regions; tiers, which makes register code
     *     first; or anything else (also null) for the usual one
     */
    public static Jit forSetting(String setting) {
        return switch (Objects.requireNonNullElse(setting, "")) {
            case "off" -> null;
            case "eager" -> eager();
            case "generic" -> FunctionJit.background();
            case "tiers" -> background().withRegisterCode();
            default -> background();
        };
    }

    @Override
    public JitParameters parameters() {
        return parameters;
    }

    @Override
    public CompiledCode lower(FunctionCode code) {
        return RegisterCompiler.lower(code);
    }

    @Override
    public int lowerCalls() {
        return lowers ? Math.min(RegisterJit.LOWER_CALLS, callThreshold()) : Integer.MAX_VALUE;
    }

    @Override
    public int lowerLoops() {
        return lowers ? Math.min(RegisterJit.LOWER_LOOPS, loopThreshold()) : Integer.MAX_VALUE;
    }

    @Override
    public int warmCalls() {
        return callThreshold() / WARM_PART;
    }

    @Override
    public int warmLoops() {
        return loopThreshold() / WARM_PART;
    }

    @Override
    public int callThreshold() {
        return parameters.get(Parameter.FUNCTION_THRESHOLD);
    }

    @Override
    public int loopThreshold() {
        return parameters.get(Parameter.THRESHOLD);
    }

    // ---- baseline code -------------------------------------------------------------------------

    @Override
    public void warm(FunctionCode code, int cells) {
        if (stages == null) {
            code.watch();
            return;
        }
        Plan plan = Plan.of(code);
        if (cells >= 0 && code.hasCompiledCalls() && !code.isGenerator()) {
            compileCalls(plan, cells);
        } else {
            compileLoops(plan, code.codeStart());
        }
    }

    private void compileCalls(Plan plan, int cells) {
        if (!plan.hasBaselineCalls) {
            plan.hasBaselineCalls = true;
            if (stages != null) {
                plan.code.setCallCountdown(stages.countedCalls);
                plan.code.setJumpCountdown(stages.countedJumps);
            }
            compileBaselineCalls(plan, cells);
        }
    }

    private void compileLoops(Plan plan, int ip) {
        if (!plan.hasBaselineLoops) {
            plan.hasBaselineLoops = true;
            if (stages != null) {
                plan.code.setJumpCountdown(stages.countedJumps);
            }
            compileBaselineLoops(plan, ip);
        }
    }

    private void compileBaselineCalls(Plan plan, int cells) {
        general.compileCalls(plan.code, cells, baseline(plan), plan::setBaselineCalls);
    }

    private void compileBaselineLoops(Plan plan, int ip) {
        general.compileLoops(plan.code, ip, baseline(plan), plan::setBaselineLoops);
    }

    private Baseline baseline(Plan plan) {
        if (stages == null) {
            return Baseline.ALONE;
        }
        return plan.isSettled ? Baseline.LASTING : Baseline.PASSING;
    }

    private void settleCalls(Plan plan, int cells) {
        settle(plan);
        compileCalls(plan, cells);
    }

    private void settleLoops(Plan plan, int ip) {
        settle(plan);
        compileLoops(plan, ip);
    }

    /** Compiles baseline code once more, for good, unless it was. */
    private void settle(Plan plan) {
        if (stages == null || plan.isSettled) {
            return;
        }
        plan.isSettled = true;
        if (plan.hasBaselineCalls) {
            compileBaselineCalls(plan, plan.code.closedCells());
        }
        if (plan.hasBaselineLoops) {
            compileBaselineLoops(plan, plan.code.codeStart());
        }
    }

    @Override
    public void calledOften(FunctionCode code) {
        Plan plan = Plan.of(code);
        if (!canBuild(plan)) {
            settle(plan);
            return;
        }
        if (isBusy() || isOtherWatched(plan)) {
            if (plan.watchedCalls) {
                code.setCallCountdown(stages.countedCalls / BUSY_PART);
            } else {
                glance(plan);
            }
            return;
        }
        if (plan.watchedCalls) {
            requestCalls(code, code.closedCells());
        } else {
            beginToWatch(plan);
            watchCalls(plan);
        }
    }

    /**
     * Has the interpreter look at a few calls of a function that has to wait for its region: most
     * programs do one thing after the other, and the region is to know all of them.
     */
    private void glance(Plan plan) {
        plan.isGlancedAt = true;
        lookAtCalls(plan, stages.glance);
    }

    /** Lets baseline code count again, and not much: there is no time for a region yet. */
    private void letCallsWait(Plan plan) {
        stopLooking(plan);
        plan.code.setCallCountdown(stages.countedCalls / BUSY_PART);
        plan.code.recountCalls(callThreshold() / 2);
    }

    private void lookAtCalls(Plan plan, int calls) {
        plan.code.watchCalls(stages.watchedJumps);
        plan.code.recountCalls(Math.max(0, callThreshold() - calls));
        plan.watchCalls(true);
    }

    private static void stopLooking(Plan plan) {
        plan.code.stopWatchingCalls();
        plan.watchCalls(false);
    }

    private void beginToWatch(Plan plan) {
        watched = plan;
        watchedSince = System.nanoTime();
    }

    /**
     * {@return whether another function is looked at} One at a time, as compiled code is of no use
     * for that function meanwhile.
     */
    private boolean isOtherWatched(Plan plan) {
        return watched != null && watched != plan && System.nanoTime() - watchedSince < WATCH_NANOS;
    }

    private void watchCalls(Plan plan) {
        plan.watchedCalls = true;
        plan.watchedCallsSince = System.nanoTime();
        lookAtCalls(plan, stages.watchedCalls);
        if (plan.code.isGenerator()) {
            plan.watchLoops(true);
        }
    }

    @Override
    public boolean loopedOften(FunctionCode code, LoopCount count) {
        Plan plan = Plan.of(code);
        if (plan.hasLoop(count.header())) {
            count.set(0);
            return true;
        }
        if (!canBuild(plan)) {
            settle(plan);
            return false;
        }
        if (isBusy() || isOtherWatched(plan) || looksAtCalls(plan)) {
            count.set(stages.countedJumps / BUSY_PART);
            return false;
        }
        beginToWatch(plan);
        if (wasCalledOften(plan)) {
            count.set(stages.countedJumps);
            watchCalls(plan);
            return false;
        }
        watchLoops(plan);
        return true;
    }

    /**
     * {@return whether a function whose loops are hot is called often enough to become a region
     * itself} Then none of its calls need be left in its midst, which costs HotSpot's code for
     * them.
     */
    private boolean wasCalledOften(Plan plan) {
        return plan.hasBaselineCalls
                && !plan.watchedCalls
                && stages.countedCalls - plan.code.callCountdown() >= stages.watchedCalls;
    }

    /**
     * {@return whether the interpreter looks at a function's calls} Then it becomes a region
     * itself, and its loops need none, if it goes on being called.
     */
    private static boolean looksAtCalls(Plan plan) {
        return plan.looksAtCalls() && System.nanoTime() - plan.watchedCallsSince < WATCH_NANOS;
    }

    private void watchLoops(Plan plan) {
        int watched = plan.watchedLoops ? 1 : stages.watchedJumps;
        plan.watchedLoops = true;
        plan.code.watch();
        plan.code.recountJumps(Math.max(0, loopThreshold() - watched));
        plan.code.setJumpCountdown(stages.countedJumps);
        plan.watchLoops(true);
    }

    // ---- requests ------------------------------------------------------------------------------

    @Override
    public void requestCalls(FunctionCode code, int cells) {
        Plan plan = Plan.of(code);
        if (plan.isGlancedAt) {
            plan.isGlancedAt = false;
            letCallsWait(plan);
            return;
        }
        if (stages != null && plan.awaitsCalls()) {
            code.recountCalls(callThreshold() / 2);
            return;
        }
        if (general.isHotSpotBusy() && canBuild(plan) && plan.baselineCalls() != null) {
            letCallsWait(plan);
            return;
        }
        if (canBuild(plan) && stages != null && !plan.watchedCalls) {
            watchCalls(plan);
            return;
        }
        plan.isWaiting = false;
        if (!canBuild(plan) || !buildCalls(plan, cells, null)) {
            settleCalls(plan, cells);
        } else if (plan.isWaiting) {
            return;
        }
        stopLooking(plan);
        endToWatch(plan);
    }

    private void endToWatch(Plan plan) {
        if (watched == plan) {
            watched = null;
        }
    }

    @Override
    public void requestLoops(Frame frame) {
        Plan plan = Plan.of(frame.code());
        if (stages != null && plan.awaitsLoops()) {
            plan.code.recountJumps(loopThreshold() / 2);
            return;
        }
        if (canBuild(plan) && looksAtCalls(plan)) {
            plan.code.recountJumps(loopThreshold() / 2);
            compileLoops(plan, Resumption.ip(frame));
            return;
        }
        if (canBuild(plan) && stages != null) {
            if (plan.code.isGenerator()) {
                IntConsumer recount = plan.code::recountJumps;
                if (letWait(plan, loopThreshold(), stages.watchedJumps, recount)) {
                    return;
                }
            } else if (!plan.watchedLoops) {
                watchLoops(plan);
                return;
            }
        }
        if (general.isHotSpotBusy() && canBuild(plan) && plan.baselineLoops() != null) {
            plan.watchLoops(false);
            LoopCount count = plan.code.loopCount(Resumption.ip(frame));
            count.set(stages.countedJumps / BUSY_PART);
            plan.code.recountJumps(loopThreshold() / 2);
            return;
        }
        plan.isWaiting = false;
        if (!canBuild(plan) || !buildLoops(plan, frame)) {
            settleLoops(plan, Resumption.ip(frame));
        } else if (plan.isWaiting) {
            return;
        }
        plan.watchLoops(false);
        endToWatch(plan);
    }

    /**
     * Lets a generator go on as it does while there is no time for its region, and then for a while
     * in tier 0, unless that saw already what it does.
     *
     * @param threshold the count at which code is asked for
     * @param watched how many of it to look at
     * @param recount lets it be counted again from a number on
     * @return whether it has to wait
     */
    private boolean letWait(Plan plan, int threshold, int watched, IntConsumer recount) {
        if (isBusy()) {
            plan.watchLoops(false);
            recount.accept(threshold / 2);
            return true;
        }
        if (plan.code.feedback() != null) {
            return false;
        }
        plan.code.watch();
        plan.watchLoops(true);
        recount.accept(Math.max(0, threshold - watched));
        return true;
    }

    /** Calls built into a region are no steps, so regions are not for programs that count them. */
    private static boolean canBuild(Plan plan) {
        return !plan.givenUp && !plan.code.vm().countsSteps();
    }

    @Override
    public void requestResumption(Frame frame) {
        Plan plan = Plan.of(frame.code());
        int ip = Resumption.ip(frame);
        IntConsumer recount = count -> plan.code.recountResumptions(ip, count);
        if (stages != null && plan.awaitsLoops()) {
            recount.accept(callThreshold() / 2);
            return;
        }
        if (canBuild(plan)
                && stages != null
                && letWait(plan, callThreshold(), stages.watchedCalls, recount)) {
            return;
        }
        plan.isWaiting = false;
        if (!canBuild(plan) || !buildResumption(plan, frame)) {
            settleLoops(plan, ip);
        } else if (plan.isWaiting) {
            return;
        }
        plan.watchLoops(false);
    }

    @Override
    public void requestEntry(FunctionCode code) {
        code.stopWatchingCalls();
        compileLoops(Plan.of(code), code.codeStart());
    }

    /** {@return whether a region that is asked for would have to wait for others} */
    boolean isBusy() {
        return general.isBusy();
    }

    /** Lets the function come back soon, for a better region. */
    void again(Plan plan) {
        int wait = Math.min(2_000, 30 << Math.min(6, plan.builds));
        FunctionCode code = plan.code;
        code.recountCalls(Math.max(0, callThreshold() - wait));
        code.recountJumps(Math.max(0, loopThreshold() - wait));
        code.setCallCountdown(wait);
        code.setJumpCountdown(wait);
    }

    // ---- building ------------------------------------------------------------------------------

    /** Builds with as much effort as fits. {@return null if nothing does} */
    private static RegionBuilder build(Plan plan, Consumer<RegionBuilder> entries) {
        Effort effort = Effort.after(plan.attempts);
        while (effort != null) {
            RegionBuilder builder = new RegionBuilder(plan.code.vm(), plan.code.name(), effort);
            entries.accept(builder);
            try {
                builder.build();
                if (!builder.breaksItself()) {
                    return builder;
                }
            } catch (RegionBuilder.TooLarge e) {
                effort = Effort.after(++plan.attempts);
            } catch (RuntimeException e) {
                // A bug of the builder is no reason for the program to end.
                giveUp(plan, "failure of the builder: " + e);
                return null;
            }
        }
        giveUp(plan, "region too large");
        return null;
    }

    private static void giveUp(Plan plan, String reason) {
        plan.givenUp = true;
        plan.code
                .vm()
                .jitMonitor()
                .aborted(Kind.REGION, JitMonitor.place(plan.code, plan.code.codeStart()), reason);
    }

    /**
     * Lets functions be seen that a region would build in.
     *
     * @return whether the region had better be built once more when they have run
     */
    private boolean waitsForCallees(Plan plan, RegionBuilder builder, RegionCode old) {
        plan.isWaiting = false;
        if (stages == null || builder.unseen.isEmpty()) {
            return false;
        }
        for (FunctionCode callee : builder.unseen) {
            Plan of = Plan.of(callee);
            if (canBuild(of) && !of.watchedCalls) {
                watchCalls(of);
            }
        }
        if (old != null || plan.waits == MAX_WAITS) {
            return false;
        }
        plan.waits++;
        plan.isWaiting = true;
        plan.code.recountCalls(Math.max(0, callThreshold() - stages.awaited));
        plan.code.recountJumps(Math.max(0, loopThreshold() - stages.awaited));
        return true;
    }

    /**
     * Builds a region of plain calls.
     *
     * @param old the region in use that it is to replace, null for none
     * @return whether there will be one
     */
    private boolean buildCalls(Plan plan, int cells, RegionCode old) {
        FunctionCode code = plan.code;
        if (plan.map() == null) {
            return false;
        }
        RegionCode region = new RegionCode(this, plan, known -> buildCalls(plan, cells, known));
        int arguments = code.boundArgs() - cells;
        long start = System.nanoTime();
        RegionBuilder builder = build(plan, b -> b.addFunction(code, cells, arguments));
        if (builder == null) {
            return false;
        }
        if (waitsForCallees(plan, builder, old)) {
            return true;
        }
        maker.make(
                builder,
                region,
                old,
                start,
                code.codeStart(),
                (built, with) -> {
                    RegionCompiler.Compiled<CompiledCode> compiled =
                            RegionCompiler.compileFunction(
                                    built,
                                    CompiledCode.class,
                                    "call" + arguments,
                                    callType(arguments),
                                    region.leaver(),
                                    with);
                    region.install(
                            compiled.exits(),
                            () -> plan.addRegion(compiled.code()),
                            () -> plan.dropRegion(compiled.code()));
                },
                () -> settleCalls(plan, cells),
                () -> {});
        return true;
    }

    private static MethodTypeDesc callType(int arguments) {
        ClassDesc[] parameters = new ClassDesc[arguments + 1];
        Arrays.fill(parameters, ConstantDescs.CD_Object);
        parameters[0] = FUNCTION;
        return MethodTypeDesc.of(ConstantDescs.CD_Object, parameters);
    }

    private boolean buildLoops(Plan plan, Frame frame) {
        if (plan.map() == null
                || !Resumption.usesGlobals(frame)
                || !plan.map().isQuiet(Resumption.ip(frame))) {
            return false;
        }
        Entry entry = plan.entry(frame);
        return entry != null && (entry.isBuilding || buildLoop(plan, entry, null));
    }

    /** As {@link #buildCalls}, a region for frames at a loop header. */
    private boolean buildLoop(Plan plan, Entry entry, RegionCode old) {
        RegionCode region = new RegionCode(this, plan, known -> buildLoop(plan, entry, known));
        long start = System.nanoTime();
        RegionBuilder builder =
                build(
                        plan,
                        b -> {
                            Block block = new Block("entry");
                            b.addEntry(block, entry.scope(plan.map(), block));
                        });
        if (builder == null) {
            return false;
        }
        if (waitsForCallees(plan, builder, old)) {
            return true;
        }
        entry.isBuilding = true;
        maker.make(
                builder,
                region,
                old,
                start,
                entry.ip,
                (built, with) -> {
                    RegionCompiler.Compiled<CompiledRegion> compiled =
                            RegionCompiler.compile(built, with);
                    Layout layout = Layout.ofEntry(built.entries().getFirst());
                    region.install(
                            compiled.exits(),
                            () ->
                                    plan.addLoop(
                                            new Loops.Loop(region, compiled.code(), entry, layout)),
                            () -> plan.dropLoop(region));
                    plan.code.loopCount(entry.ip).set(0);
                },
                () -> settleLoops(plan, entry.ip),
                () -> entry.isBuilding = false);
        return true;
    }

    private boolean buildResumption(Plan plan, Frame frame) {
        if (plan.map() == null || !plan.map().isQuiet(Resumption.ip(frame))) {
            return false;
        }
        Waiting waiting = plan.waiting(frame);
        return waiting.isSteady() && (waiting.isBuilding || buildResumption(plan, waiting, null));
    }

    /** As {@link #buildCalls}, a region for generators that wait at a place. */
    private boolean buildResumption(Plan plan, Waiting waiting, RegionCode old) {
        RegionCode region =
                new RegionCode(this, plan, known -> buildResumption(plan, waiting, known));
        long start = System.nanoTime();
        RegionBuilder builder = build(plan, b -> b.addResumption(waiting));
        if (builder == null) {
            return false;
        }
        if (waitsForCallees(plan, builder, old)) {
            return true;
        }
        waiting.isBuilding = true;
        maker.make(
                builder,
                region,
                old,
                start,
                waiting.ip,
                (built, with) -> {
                    RegionCompiler.Compiled<CompiledCode> compiled =
                            RegionCompiler.compileFunction(
                                    built,
                                    CompiledCode.class,
                                    "enter",
                                    ENTER,
                                    region.resumptionLeaver(),
                                    with);
                    region.install(
                            compiled.exits(),
                            () -> plan.addResumption(waiting.ip, compiled.code()),
                            () -> plan.dropResumption(waiting.ip, compiled.code()));
                },
                () -> settleLoops(plan, waiting.ip),
                () -> waiting.isBuilding = false);
        return true;
    }
}
