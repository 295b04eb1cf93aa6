package org.jmpy.region;

import org.jmpy.interp.Feedback;
import org.jmpy.object.Singleton;

import java.util.Arrays;

/** Where a value came from: who knows of what kind it was, and is told when it is of another. */
sealed interface Origin {
    /** {@return null if nothing is known, a kind, Object[] of kinds, or {@link Feedback#MANY}} */
    Object kinds();

    /** Notes another value seen. */
    void saw(Object value);

    /**
     * {@return whether values of the two come from the same place} Faster at first than equals of
     * records, which the JVM makes when it is used.
     */
    boolean isSame(Origin other);

    /** The result of an instruction. */
    record Result(Feedback feedback, int ip) implements Origin {
        @Override
        public Object kinds() {
            return feedback.result(ip);
        }

        @Override
        public void saw(Object value) {
            feedback.result(ip, value);
        }

        @Override
        public boolean isSame(Origin other) {
            return other instanceof Result that && feedback == that.feedback && ip == that.ip;
        }
    }

    /** What a call calls. */
    record Target(Feedback feedback, int ip) implements Origin {
        @Override
        public Object kinds() {
            return feedback.target(ip);
        }

        @Override
        public void saw(Object value) {
            feedback.target(ip, value);
        }

        @Override
        public boolean isSame(Origin other) {
            return other instanceof Target that && feedback == that.feedback && ip == that.ip;
        }
    }

    /** An item of what was unpacked. */
    record Item(Feedback feedback, int ip, int index) implements Origin {
        @Override
        public Object kinds() {
            return feedback.item(ip, index);
        }

        @Override
        public void saw(Object value) {
            feedback.item(ip, index, value);
        }

        @Override
        public boolean isSame(Origin other) {
            return other instanceof Item that
                    && feedback == that.feedback
                    && ip == that.ip
                    && index == that.index;
        }
    }

    /** A local at the start of a function. */
    record Argument(Feedback feedback, int index) implements Origin {
        @Override
        public Object kinds() {
            return feedback.argument(index);
        }

        @Override
        public void saw(Object value) {
            feedback.argument(index, value);
        }

        @Override
        public boolean isSame(Origin other) {
            return other instanceof Argument that
                    && feedback == that.feedback
                    && index == that.index;
        }
    }

    /** A value of the frame that was entered. */
    record Entered(Object[] slots, int index) implements Origin {
        @Override
        public Object kinds() {
            return slots[index];
        }

        @Override
        public void saw(Object value) {
            Feedback.add(slots, index, value);
        }

        @Override
        public boolean isSame(Origin other) {
            return other instanceof Entered that && slots == that.slots && index == that.index;
        }
    }

    /** A value that is no None. */
    record NotNone(Origin origin) implements Origin {
        @Override
        public Object kinds() {
            if (!(origin.kinds() instanceof Object[] several)) {
                return origin.kinds() == Singleton.NONE ? null : origin.kinds();
            }
            Object[] rest = Arrays.stream(several).filter(k -> k != Singleton.NONE).toArray();
            return rest.length == 1 ? rest[0] : rest;
        }

        @Override
        public void saw(Object value) {
            origin.saw(value);
        }

        @Override
        public boolean isSame(Origin other) {
            return other instanceof NotNone that && origin.isSame(that.origin);
        }
    }

    /** A value whose kind was known until something unknown ran. */
    record Before(Object kind, Origin origin) implements Origin {
        @Override
        public Object kinds() {
            return kind;
        }

        @Override
        public void saw(Object value) {
            if (origin != null) {
                origin.saw(value);
            }
        }

        @Override
        public boolean isSame(Origin other) {
            return other instanceof Before that
                    && kind == that.kind
                    && (origin == that.origin || origin != null && origin.isSame(that.origin));
        }
    }
}
