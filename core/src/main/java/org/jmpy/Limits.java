package org.jmpy;

import java.time.Duration;
import java.util.Objects;

/**
 * What a context may use before it is ended. Limits count over the life of the context. All but the
 * depth of recursion end it for good: the program cannot catch that, the caller gets a {@link
 * LimitException}, and so does whoever uses the context later.
 *
 * <p>Steps and time are looked at when the program jumps backwards or calls one of its functions,
 * so a single built-in operation that takes long, as a power of huge numbers, runs to its end.
 * Memory is not limited by this class.
 */
public final class Limits {
    /** Depth of recursion where nothing else was said. */
    public static final int DEFAULT_RECURSION = 200;

    /** The highest depth of recursion that can be asked for. */
    public static final int MAX_RECURSION = 1000;

    /** No limits but the depth of recursion. */
    public static final Limits NONE = builder().build();

    private final long steps;
    private final Duration wallClock;
    private final int recursion;
    private final long outputBytes;

    private Limits(Builder builder) {
        steps = builder.steps;
        wallClock = builder.wallClock;
        recursion = builder.recursion;
        outputBytes = builder.outputBytes;
    }

    /** {@return how many steps may be taken, -1 for any number} */
    public long steps() {
        return steps;
    }

    /** {@return how long the program may run, null for any time} */
    public Duration wallClock() {
        return wallClock;
    }

    /** {@return how many Python calls may be under way at once} */
    public int recursion() {
        return recursion;
    }

    /** {@return how many bytes may be written to output and error together, -1 for any number} */
    public long outputBytes() {
        return outputBytes;
    }

    /** {@return a builder that starts without limits but the default depth of recursion} */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects limits. */
    public static final class Builder {
        private long steps = -1;
        private Duration wallClock;
        private int recursion = DEFAULT_RECURSION;
        private long outputBytes = -1;

        private Builder() {}

        /**
         * Limits the steps. A step is a backward jump or a call of a Python function: the same
         * program on the same input takes the same number of them on every machine.
         *
         * @param count how many; Long.MAX_VALUE has them counted and not limited
         * @throws IllegalArgumentException if it is negative
         */
        public Builder steps(long count) {
            steps = checkNotNegative(count);
            return this;
        }

        /**
         * Limits the time that the program runs, waits included; time between uses of the context
         * does not count.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder wallClock(Duration time) {
            checkNotNegative(Objects.requireNonNull(time, "time").toSeconds());
            wallClock = time;
            return this;
        }

        /**
         * Limits how many Python calls may be under way at once; one more raises RuntimeError,
         * which the program may catch. A call takes two to three KiB of the calling thread's stack,
         * 1 MiB is good for about 400.
         *
         * @param depth 1 to {@link #MAX_RECURSION}
         * @throws IllegalArgumentException if it is outside that range
         */
        public Builder recursion(int depth) {
            if (depth < 1 || depth > MAX_RECURSION) {
                throw new IllegalArgumentException(
                        "recursion: 1 to " + MAX_RECURSION + ", not " + depth);
            }
            recursion = depth;
            return this;
        }

        /**
         * Limits what may be written to standard output and standard error together.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder outputBytes(long count) {
            outputBytes = checkNotNegative(count);
            return this;
        }

        private static long checkNotNegative(long value) {
            if (value < 0) {
                throw new IllegalArgumentException("a limit cannot be negative: " + value);
            }
            return value;
        }

        /** {@return the limits} */
        public Limits build() {
            return new Limits(this);
        }
    }
}
