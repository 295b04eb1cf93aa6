package org.jmpy.jvm;

import java.util.SplittableRandom;

/**
 * Makes guards fail that would hold, to test that exits are right: at any guard the program must be
 * able to go on without the region. Code compiled for it asks before each guard; one thread at a
 * time.
 */
public interface GuardFaults {
    /** {@return whether the guard that comes now shall fail} */
    boolean fails();

    /** {@return faults at every guard} */
    static GuardFaults always() {
        return () -> true;
    }

    /**
     * {@return faults at each {@code period}-th guard that is met}
     *
     * @param period at least 1
     */
    static GuardFaults each(long period) {
        return new GuardFaults() {
            private long left = period;

            @Override
            public boolean fails() {
                if (--left > 0) {
                    return false;
                }
                left = period;
                return true;
            }
        };
    }

    /**
     * {@return a fault at the {@code count}-th guard that is met, and then no more}
     *
     * @param count at least 1
     */
    static GuardFaults once(long count) {
        return new GuardFaults() {
            private long left = count;

            @Override
            public boolean fails() {
                return --left == 0;
            }
        };
    }

    /** {@return faults at one of {@code period} guards on the average, the same for each seed} */
    static GuardFaults random(long seed, int period) {
        SplittableRandom random = new SplittableRandom(seed);
        return () -> random.nextInt(period) == 0;
    }

    /**
     * {@return the faults that a setting asks for, null for none}
     *
     * @param setting {@code all}, {@code each:N}, {@code once:N} or {@code random:SEED:N}; null for
     *     none
     * @throws IllegalArgumentException if it is none of them
     */
    static GuardFaults forSetting(String setting) {
        if (setting == null) {
            return null;
        }
        String[] parts = setting.split(":", -1);
        return switch (parts[0] + parts.length) {
            case "all1" -> always();
            case "each2" -> each(Long.parseLong(parts[1]));
            case "once2" -> once(Long.parseLong(parts[1]));
            case "random3" -> random(Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
            default -> throw new IllegalArgumentException("guard faults: " + setting);
        };
    }
}
