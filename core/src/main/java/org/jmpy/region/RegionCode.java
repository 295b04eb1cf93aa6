package org.jmpy.region;

import org.jmpy.interp.CompiledCode;
import org.jmpy.interp.Feedback;
import org.jmpy.interp.Frame;
import org.jmpy.interp.JitEvent;
import org.jmpy.interp.JitMonitor;
import org.jmpy.interp.MicroOps;
import org.jmpy.interp.Resumption;
import org.jmpy.interp.Vm;
import org.jmpy.ir.Exit;
import org.jmpy.ir.Layout;
import org.jmpy.ir.Resume;
import org.jmpy.ir.State;
import org.jmpy.jvm.Exits;
import org.jmpy.jvm.Leaver;
import org.jmpy.object.Assumption;
import org.jmpy.object.PyError;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;

/** A region that runs: how it is entered and left, and when it is to be built again. */
final class RegionCode implements JitMonitor.ExitCounter, Assumption.Dependent {
    /** After so many times through one exit the region is built again. */
    private static final int HOT_EXIT = 400;

    /** Exits that come faster, one after the other, take a large part of the time. */
    private static final long EXIT_NANOS = 100_000;

    /** After so many exits that building again does not help the region is given up. */
    private static final int USELESS_EXITS = 3_000;

    private final RegionJit jit;
    private final Plan plan;
    private final Vm vm;

    /** Builds a better region. */
    private final Predicate<RegionCode> builder;

    private Validity validity;
    private Exits exits;
    private int[] taken;
    private int useless;

    /** When it was looked last how fast exits are taken. */
    private long looked = System.nanoTime();

    /** Whether a better region is being made. */
    private volatile boolean isReplacing;

    /** Why there is to be a better region. */
    private String hot;

    private boolean ended;
    private Runnable withdraw;
    private JitMonitor monitor;
    private JitEvent.Place place;
    private int id;

    /**
     * @param builder has a better region built, given this one, which goes on until that is ready;
     *     tells whether there will be one
     */
    RegionCode(RegionJit jit, Plan plan, Predicate<RegionCode> builder) {
        this.jit = jit;
        this.builder = builder;
        this.plan = plan;
        this.vm = plan.code.module().vm();
    }

    /** Has the region end when one of the assumptions is broken. */
    void relyOn(Iterable<Assumption> assumptions, Validity validity) {
        this.validity = validity;
        for (Assumption assumption : assumptions) {
            assumption.addDependent(this);
        }
    }

    /**
     * Takes what the compiler gave into use, unless the region has ended: the program may have
     * broken an assumption while another thread compiled, and must not run the code once after
     * that.
     *
     * @param publish lets the program run the code
     * @param withdraw undoes that, once the region ends
     */
    synchronized void install(Exits exits, Runnable publish, Runnable withdraw) {
        this.exits = exits;
        this.taken = new int[exits.size()];
        if (!ended) {
            plan.regions.add(this);
            publish.run();
            this.withdraw = withdraw;
        }
    }

    /** {@return how calls go on that leave the region} */
    Leaver leaver() {
        return this::leaveCall;
    }

    /** {@return how generators go on that leave the region: their frames tell where they are} */
    Leaver resumptionLeaver() {
        return state -> leaveLoop(state, null);
    }

    Plan plan() {
        return plan;
    }

    /** Has the monitor count the exits of the code it knows as {@code id}. */
    synchronized void report(JitMonitor monitor, JitEvent.Place place, int id) {
        this.monitor = monitor;
        this.place = place;
        this.id = id;
        monitor.addExits(this);
        if (ended) {
            reportEnd("ended before it was in use");
        }
    }

    @Override
    public List<JitMonitor.Exit> exits() {
        List<JitMonitor.Exit> list = new ArrayList<>();
        for (int i = 0; i < taken.length; i++) {
            if (taken[i] > 0) {
                Point point = (Point) exits.exit(i).resume().point();
                list.add(
                        new JitMonitor.Exit(
                                id,
                                JitMonitor.place(point.map().code, point.ip()),
                                exits.exit(i).cause().toString(),
                                taken[i]));
            }
        }
        return list;
    }

    @Override
    public void assumptionBroken() {
        validity.end();
        plan.countBuild();
        endAlone("an assumption is broken");
    }

    /** Takes the region away though there is no better one yet. */
    private void endAlone(String reason) {
        if (end(reason)) {
            jit.again(plan);
        }
    }

    /**
     * Goes on with a frame after the region that took it over was left.
     *
     * @param frame null if the region knows it
     */
    Object leaveLoop(State state, Frame frame) {
        Exit exit = exits.exit(state.exit);
        Layout layout = exits.layout(state.exit);
        count(state, exit, layout);
        Leaving.frames(exit, state, layout, frame);
        return CompiledCode.GO_ON;
    }

    private Object leaveCall(State state) {
        Exit exit = exits.exit(state.exit);
        Layout layout = exits.layout(state.exit);
        try {
            count(state, exit, layout);
            if (state.thrown instanceof PyError error && passesThrough(exit)) {
                throw leaving(exit, error);
            }
            return Resumption.run(Leaving.frames(exit, state, layout, null));
        } finally {
            vm.leave();
        }
    }

    /** Learns from an exit. */
    private void count(State state, Exit exit, Layout layout) {
        Cause cause = (Cause) exit.cause();
        taken[state.exit]++;
        Object observed = Leaving.observed(exit, state, layout);
        if (cause.origin() != null && observed != null) {
            cause.origin().saw(observed);
        }
        switch (cause.reason()) {
            case POLL, DEPTH -> {}
            case UNSUPPORTED, RAISED, RAISED_INSIDE -> {
                boolean passes = cause.reason() != Cause.Reason.UNSUPPORTED && passesThrough(exit);
                if (cause.origin() != null) {
                    // The handler will be built into the region.
                    countExit(state.exit);
                } else if (!passes && ++useless >= USELESS_EXITS) {
                    plan.givenUp = true;
                    endAlone("too many exits");
                }
            }
            case OVERFLOW, CHECK -> {
                // The typed form of the instruction will not be built again.
                feedback(exit, Feedback::failed);
                countExit(state.exit);
            }
            case KIND -> {
                if (cause.origin() instanceof Origin.Before) {
                    feedback(exit, Feedback::failedGuess);
                }
                countExit(state.exit);
            }
            case INVALID -> assumptionBroken();
            default -> countExit(state.exit);
        }
    }

    /** {@return whether an exception raised at an exit ends all frames, none of which sees it} */
    private static boolean passesThrough(Exit exit) {
        for (Resume frame = exit.resume(); frame != null; frame = frame.outer()) {
            Point point = (Point) frame.point();
            if (point.map().handlerFor(point.ip()) != null || point.map().frameLocal() >= 0) {
                return false;
            }
        }
        return true;
    }

    /** {@return the exception when it has left the frames of the exit} */
    private PyError leaving(Exit exit, PyError thrown) {
        PyError error = thrown;
        int inside = -1;
        for (Resume frame = exit.resume(); frame != null; frame = frame.outer()) {
            Point point = (Point) frame.point();
            error = MicroOps.leaving(error, point.map().code, point.ip());
            inside++;
        }
        if (((Cause) exit.cause()).isInside()) {
            vm.countOut(inside);
        }
        return error;
    }

    private static void feedback(Exit exit, ObjIntConsumer<Feedback> note) {
        Point point = (Point) exit.resume().point();
        Feedback feedback = point.map().code.feedback();
        if (feedback != null) {
            note.accept(feedback, point.ip());
        }
    }

    private void countExit(int number) {
        if (taken[number] < HOT_EXIT << Math.min(6, plan.builds / 2) || isReplacing) {
            return;
        }
        if (!jit.isBusy()) {
            isReplacing = true;
            hot = exitIsHot(number);
            plan.countBuild();
            if (plan.givenUp || !builder.test(this)) {
                endAlone(hot);
            }
        } else if (taken[number] % HOT_EXIT == 0 && isTakenFast() && plan.baselineCalls() != null) {
            plan.countBuild();
            endAlone(exitIsHot(number));
        }
    }

    /** {@return what to say of a region that is given up for an exit} */
    private String exitIsHot(int number) {
        return "an exit is hot: " + exits.exit(number).cause();
    }

    /** {@return whether exits take so much of the time that code without guesses is faster} */
    private boolean isTakenFast() {
        long now = System.nanoTime();
        boolean fast = now - looked < HOT_EXIT * EXIT_NANOS;
        looked = now;
        return fast;
    }

    /** There is a better region in use now. */
    void replaced() {
        end(hot);
    }

    /** There is no better region yet; the next hot exit may bring one. */
    void notReplaced() {
        isReplacing = false;
    }

    /** Takes the region away. {@return false if it was} */
    private synchronized boolean end(String reason) {
        if (ended) {
            return false;
        }
        ended = true;
        plan.regions.remove(this);
        if (withdraw != null) {
            withdraw.run();
        }
        if (monitor != null) {
            reportEnd(reason);
        }
        return true;
    }

    private void reportEnd(String reason) {
        monitor.invalidated(id, JitEvent.Kind.REGION, place, reason);
        monitor.removeExits(this);
    }
}
