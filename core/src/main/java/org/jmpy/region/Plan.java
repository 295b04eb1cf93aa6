package org.jmpy.region;

import org.jmpy.bytecode.Flow;
import org.jmpy.interp.CompiledCode;
import org.jmpy.interp.Frame;
import org.jmpy.interp.FunctionCode;
import org.jmpy.interp.Resumption;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What was tried with a function so far: its regions, how often they were built, and why again. */
final class Plan {
    /** After so many builds the function is compiled without assumptions. */
    static final int MAX_BUILDS = 24;

    private static final int MAX_ENTRIES = 16;

    final FunctionCode code;

    /** Ways into loops that there are regions for, or were. */
    private final List<Entry> entries = new ArrayList<>();

    /** The places where frames wait that there are regions for, or were. */
    private final Map<Integer, Waiting> waiting = new HashMap<>();

    /** Those in use, which are to hear of what they rely on as long as the function is there. */
    final Set<RegionCode> regions = ConcurrentHashMap.newKeySet();

    private final Map<Integer, CompiledCode> resumptions = new HashMap<>();
    private final Loops loops;
    private CompiledCode regionCalls;
    private CompiledCode baselineCalls;
    private volatile CompiledCode baselineLoops;
    private boolean isCallsReady;
    private boolean isLoopsReady;
    private boolean watchesCalls;
    private boolean watchesLoops;

    /** Whether baseline code was asked for. */
    boolean hasBaselineCalls;

    boolean hasBaselineLoops;

    /** Whether the interpreter was let see what the function does since baseline code runs. */
    boolean watchedCalls;

    boolean watchedLoops;

    /** Since when it does so with calls, in nanoseconds. */
    long watchedCallsSince;

    /** Whether the interpreter looks at a few calls, though it is not time for a region. */
    boolean isGlancedAt;

    int builds;

    /** How often a region waited until it was seen what functions do that it calls. */
    int waits;

    /** Whether it does so now. */
    boolean isWaiting;

    /** How often a region was too large. */
    int attempts;

    /** Whether regions were given up. */
    boolean givenUp;

    /** Whether baseline code is compiled for good: no region takes the place of all of it. */
    volatile boolean isSettled;

    private CodeMap map;
    private boolean isAnalysed;

    private Plan(FunctionCode code) {
        this.code = code;
        isSettled = !code.hasCompiledCalls() || code.vm().countsSteps();
        loops = new Loops(this);
    }

    /** {@return the plan of a function, made when first asked for} */
    static Plan of(FunctionCode code) {
        if (code.notes() instanceof Plan plan) {
            return plan;
        }
        Plan plan = new Plan(code);
        code.setNotes(plan);
        return plan;
    }

    /** {@return the analysis of the function, null if regions cannot be built of it} */
    CodeMap map() {
        if (!isAnalysed) {
            isAnalysed = true;
            try {
                map = CodeMap.of(code);
            } catch (Flow.Unsupported e) {
                map = null;
            }
        }
        return map;
    }

    /** {@return the way into a loop that {@code frame} takes; null if there are too many} */
    Entry entry(Frame frame) {
        for (Entry entry : entries) {
            if (entry.matches(frame)) {
                return entry;
            }
        }
        if (entries.size() == MAX_ENTRIES) {
            return null;
        }
        Entry entry = Entry.like(map(), frame);
        entries.add(entry);
        return entry;
    }

    /** {@return the place where {@code frame}, a generator's, waits} */
    Waiting waiting(Frame frame) {
        Waiting known = waiting.get(Resumption.ip(frame));
        if (known == null) {
            known = new Waiting(map(), frame);
            waiting.put(known.ip, known);
        } else {
            known.note(frame);
        }
        return known;
    }

    /** {@return the place at {@code ip} where frames wait, null if no region was built for it} */
    Waiting waitingAt(int ip) {
        return waiting.get(ip);
    }

    /** Counts one more region that was not good enough. */
    void countBuild() {
        builds++;
        if (builds >= MAX_BUILDS) {
            givenUp = true;
        }
    }

    // ---- what runs -----------------------------------------------------------------------------

    /** {@return whether baseline code for calls is being made} */
    synchronized boolean awaitsCalls() {
        return hasBaselineCalls && !isCallsReady;
    }

    /** {@return whether baseline code for loops is being made} */
    synchronized boolean awaitsLoops() {
        return hasBaselineLoops && !isLoopsReady;
    }

    /** Takes code that does what the function does, and counts; null for none. */
    synchronized void setBaselineCalls(CompiledCode code) {
        baselineCalls = code;
        isCallsReady = true;
        placeCalls();
    }

    /** As {@link #setBaselineCalls}, code that goes on with frames. */
    synchronized void setBaselineLoops(CompiledCode code) {
        baselineLoops = code;
        isLoopsReady = true;
        placeLoops();
    }

    /** {@return the code for calls that are in no region, null if there is none} */
    synchronized CompiledCode baselineCalls() {
        return baselineCalls;
    }

    /** {@return the code that goes on with frames that no region takes, null if there is none} */
    CompiledCode baselineLoops() {
        return baselineLoops;
    }

    /** Lets calls run in the interpreter, which notes what they do, or no longer. */
    synchronized void watchCalls(boolean on) {
        watchesCalls = on;
        placeCalls();
    }

    /** {@return whether calls run in the interpreter for that} */
    synchronized boolean looksAtCalls() {
        return watchesCalls;
    }

    /** As {@link #watchCalls}, frames at loop headers and of generators that waited. */
    synchronized void watchLoops(boolean on) {
        watchesLoops = on;
        placeLoops();
    }

    /** Takes a region into use, for plain calls. */
    synchronized void addRegion(CompiledCode region) {
        regionCalls = region;
        placeCalls();
    }

    /** Takes a region out of use, if it is. */
    synchronized void dropRegion(CompiledCode region) {
        if (regionCalls == region) {
            regionCalls = null;
            placeCalls();
        }
    }

    private void placeCalls() {
        code.setCompiledCalls(
                regionCalls != null ? regionCalls : watchesCalls ? null : baselineCalls);
    }

    /** Takes a region into use, for frames at a loop header. */
    synchronized void addLoop(Loops.Loop loop) {
        loops.add(loop);
        placeLoops();
    }

    /** Takes the region out of use that {@code region} runs. */
    synchronized void dropLoop(RegionCode region) {
        loops.remove(region);
        placeLoops();
    }

    private void placeLoops() {
        CompiledCode baseline = watchesLoops ? null : baselineLoops;
        code.setCompiledLoops(loops.isEmpty() ? baseline : loops);
        if (code.isGenerator()) {
            code.setCompiledResumptions(baseline);
        }
    }

    /** Takes a region into use, for generators that wait at {@code ip}. */
    synchronized void addResumption(int ip, CompiledCode region) {
        resumptions.put(ip, region);
        code.setResumption(ip, region);
    }

    /** Takes a region out of use, if it is. */
    synchronized void dropResumption(int ip, CompiledCode region) {
        if (resumptions.remove(ip, region)) {
            code.setResumption(ip, null);
        }
    }

    /** {@return whether there is a region for frames at {@code header}} */
    synchronized boolean hasLoop(int header) {
        return loops.has(header);
    }
}
