package org.jmpy.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Rewrites exits, frame by frame: frames that are the same afterwards are shared. The same walk
 * serves both passes of the optimiser, which differ in what becomes of a value.
 */
final class Exits {
    private final Function<Value, Source> rewriting;
    private final IdentityHashMap<Resume, Resume> frames = new IdentityHashMap<>();
    private final IdentityHashMap<Virtual, Virtual> virtuals = new IdentityHashMap<>();
    private final Map<Frame, Resume> shared = new HashMap<>();

    /** A frame, the same as another if its point is equal and its other parts are identical. */
    private record Frame(Object point, List<Source> slots, Resume outer) {
        @Override
        public boolean equals(Object other) {
            if (!(other instanceof Frame frame)
                    || outer != frame.outer
                    || slots.size() != frame.slots.size()) {
                return false;
            }
            for (int i = 0; i < slots.size(); i++) {
                if (slots.get(i) != frame.slots.get(i)) {
                    return false;
                }
            }
            return Objects.equals(point, frame.point);
        }

        /** The slots tell frames apart well enough; what points cost is not known. */
        @Override
        public int hashCode() {
            int hash = System.identityHashCode(outer);
            for (Source slot : slots) {
                hash = 31 * hash + System.identityHashCode(slot);
            }
            return hash;
        }
    }

    /**
     * @param rewriting tells what a slot with a value, which may be a constant, becomes
     */
    Exits(Function<Value, Source> rewriting) {
        this.rewriting = rewriting;
    }

    /** Tells that values may become something else from here on. */
    void forget() {
        frames.clear();
        virtuals.clear();
    }

    Exit rewrite(Exit exit) {
        Value observed = exit.observed();
        if (observed != null) {
            // An object that is not made cannot be seen.
            observed = rewriting.apply(observed) instanceof Value value ? value : null;
        }
        return new Exit(rewrite(exit.resume()), exit.cause(), observed);
    }

    private Resume rewrite(Resume frame) {
        if (frame == null) {
            return null;
        }
        Resume known = frames.get(frame);
        if (known == null) {
            Resume outer = rewrite(frame.outer());
            List<Source> slots = rewrite(frame.slots());
            known = shared(new Frame(frame.point(), slots, outer));
            frames.put(frame, known);
        }
        return known;
    }

    private Resume shared(Frame frame) {
        Resume known = shared.get(frame);
        if (known == null) {
            known = new Resume(frame.point, frame.slots, frame.outer);
            shared.put(frame, known);
        }
        return known;
    }

    private List<Source> rewrite(List<Source> sources) {
        List<Source> all = new ArrayList<>(sources.size());
        for (Source source : sources) {
            all.add(rewrite(source));
        }
        return all;
    }

    private Source rewrite(Source source) {
        if (!(source instanceof Virtual object)) {
            return source == null ? null : rewriting.apply((Value) source);
        }
        Virtual known = virtuals.get(object);
        if (known == null) {
            known = new Virtual(object.kind(), rewrite(object.fields()));
            virtuals.put(object, known);
        }
        return known;
    }
}
