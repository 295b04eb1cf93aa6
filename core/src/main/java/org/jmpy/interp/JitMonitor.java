package org.jmpy.interp;

import org.jmpy.interp.JitEvent.Kind;
import org.jmpy.interp.JitEvent.Place;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Where the compilers of hot code report what they do for one context: counts it, and tells it to
 * who listens. Any thread may call this.
 */
public final class JitMonitor {
    /** Is told of events, in the thread in which they happen: mostly one of a compiler. */
    public interface Listener {
        void event(JitEvent event);
    }

    /** Code that counts how often it is left. */
    public interface ExitCounter {
        /** {@return the ways out of it} May be called by any thread at any time. */
        List<Exit> exits();
    }

    /**
     * A way out of compiled code.
     *
     * @param id the code, as when it was compiled
     * @param place where the interpreter goes on
     * @param reason why, in a few words
     * @param count how often it was taken
     */
    public record Exit(int id, Place place, String reason, long count) {}

    /**
     * What happened up to now.
     *
     * @param compiled how often each kind of code was made
     * @param aborts how many compilations were given up, by reason
     * @param invalidations how many codes were taken out of use, by reason
     * @param codeBytes size of all class files together
     * @param compileNanos time that compilations took, those that were given up not counted
     * @param exits of code that is still there or was taken out of use, the most frequent first;
     *     those never taken are left out
     */
    public record Snapshot(
            Map<Kind, Integer> compiled,
            Map<String, Integer> aborts,
            Map<String, Integer> invalidations,
            long codeBytes,
            long compileNanos,
            List<Exit> exits) {}

    private static final int MAX_OLD_EXITS = 10_000;

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Map<Kind, Integer> compiled = new EnumMap<>(Kind.class);
    private final Map<String, Integer> aborts = new TreeMap<>();
    private final Map<String, Integer> invalidations = new TreeMap<>();
    private final Set<ExitCounter> counters = Collections.newSetFromMap(new WeakHashMap<>());
    private final List<Exit> oldExits = new ArrayList<>();
    private int lastId;
    private long codeBytes;
    private long compileNanos;
    private volatile boolean wantsOperations;

    // ---- for compilers -------------------------------------------------------------------------

    /** {@return where compiled code of {@code code} is entered} */
    public static Place place(FunctionCode code, int ip) {
        return new Place(code.module().file(), code.name(), code.line(ip));
    }

    /**
     * Tells that code was made.
     *
     * @param bytes size of its class file, or of its register code
     * @param nanos time that it took
     * @return its number
     */
    public int compiled(Kind kind, Place place, int bytes, long nanos) {
        int id;
        synchronized (this) {
            id = ++lastId;
            compiled.merge(kind, 1, Integer::sum);
            codeBytes += kind == Kind.REGISTER ? 0 : bytes;
            compileNanos += nanos;
        }
        if (!listeners.isEmpty()) {
            tell(new JitEvent.Compiled(id, kind, place, bytes, nanos));
        }
        return id;
    }

    /** Tells that a compilation was given up. */
    public void aborted(Kind kind, Place place, String reason) {
        synchronized (this) {
            aborts.merge(reason, 1, Integer::sum);
        }
        if (!listeners.isEmpty()) {
            tell(new JitEvent.Aborted(kind, place, reason));
        }
    }

    /** Tells that code was taken out of use. */
    public void invalidated(int id, Kind kind, Place place, String reason) {
        synchronized (this) {
            invalidations.merge(reason, 1, Integer::sum);
        }
        if (!listeners.isEmpty()) {
            tell(new JitEvent.Invalidated(id, kind, place, reason));
        }
    }

    /** {@return whether somebody wants the operations of {@link #optimised}} */
    public boolean wantsOperations() {
        return wantsOperations;
    }

    /** Tells what the optimiser did; worth the texts only if {@link #wantsOperations}. */
    public void optimised(Kind kind, Place place, String before, String after) {
        if (!listeners.isEmpty()) {
            tell(new JitEvent.Optimised(kind, place, before, after));
        }
    }

    /**
     * Has the exits of code in snapshots while the counter is reachable from elsewhere, or until
     * {@link #removeExits}.
     */
    public synchronized void addExits(ExitCounter counter) {
        counters.add(counter);
    }

    /** Keeps what was counted up to now; the code is out of use. */
    public void removeExits(ExitCounter counter) {
        List<Exit> last = counter.exits();
        synchronized (this) {
            counters.remove(counter);
            for (Exit exit : last) {
                // Who makes and drops code without end must not fill the memory with places.
                if (exit.count > 0 && oldExits.size() < MAX_OLD_EXITS) {
                    oldExits.add(exit);
                }
            }
        }
    }

    private void tell(JitEvent event) {
        for (Listener listener : listeners) {
            listener.event(event);
        }
    }

    // ---- for those who look --------------------------------------------------------------------

    /**
     * Has {@code listener} told of events from now on.
     *
     * @param operations whether it wants to see operations before and after optimisation
     */
    public void addListener(Listener listener, boolean operations) {
        listeners.add(listener);
        if (operations) {
            wantsOperations = true;
        }
    }

    /** Has {@code listener} told nothing any more. */
    public void removeListener(Listener listener) {
        listeners.remove(listener);
    }

    /** {@return what happened up to now} */
    public Snapshot snapshot() {
        List<ExitCounter> live;
        List<Exit> exits;
        Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
        Map<String, Integer> abortCounts;
        Map<String, Integer> invalidationCounts;
        long bytes;
        long nanos;
        synchronized (this) {
            kinds.putAll(compiled);
            abortCounts = new TreeMap<>(aborts);
            invalidationCounts = new TreeMap<>(invalidations);
            bytes = codeBytes;
            nanos = compileNanos;
            live = new ArrayList<>(counters);
            exits = new ArrayList<>(oldExits);
        }
        for (ExitCounter counter : live) {
            for (Exit exit : counter.exits()) {
                if (exit.count > 0) {
                    exits.add(exit);
                }
            }
        }
        exits.sort(Comparator.comparingLong(Exit::count).reversed());
        return new Snapshot(kinds, abortCounts, invalidationCounts, bytes, nanos, exits);
    }
}
