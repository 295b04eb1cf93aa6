package org.jmpy.programs;

import org.jmpy.interp.Jit;
import org.jmpy.interp.JitParameters.Parameter;
import org.jmpy.jvm.FunctionJit;
import org.jmpy.jvm.GuardFaults;
import org.jmpy.jvm.RegionSettings;
import org.jmpy.region.RegionJit;
import org.jmpy.register.RegisterJit;

/** A way to run hot code. Every program gives the same answer in each. */
public enum Mode {
    /** Tier 0 alone. */
    INTERPRETED {
        @Override
        public Jit jit(long seed) {
            return null;
        }
    },
    /** Each function compiled as it is before its first call is over. */
    FUNCTIONS {
        @Override
        public Jit jit(long seed) {
            return FunctionJit.eager();
        }
    },
    /** Regions of everything that runs a second time. */
    REGIONS {
        @Override
        public Jit jit(long seed) {
            return RegionJit.eager();
        }
    },
    /** Regions of what has run for a while, so that much is known of it. */
    WARM_REGIONS {
        @Override
        public Jit jit(long seed) {
            return warm(null);
        }
    },
    /** As REGIONS or WARM_REGIONS, and every guard fails. */
    ALL_FAULTS {
        @Override
        public Jit jit(long seed) {
            return (seed & 1) == 0
                    ? warm(GuardFaults.always())
                    : RegionJit.eager(settings(GuardFaults.always()));
        }
    },
    /** As REGIONS or WARM_REGIONS, and guards fail by chance. */
    RANDOM_FAULTS {
        @Override
        public Jit jit(long seed) {
            GuardFaults faults = GuardFaults.random(seed, 4 + (int) (seed & 31));
            return (seed & 1) == 0 ? warm(faults) : RegionJit.eager(settings(faults));
        }
    },
    /** Regions that begin at odd times, and nothing long is compiled as it is. */
    TINY {
        @Override
        public Jit jit(long seed) {
            Jit jit = after(3, 7, RegionJit.eager());
            jit.parameters().set(Parameter.CODE_LIMIT, 40);
            return jit;
        }
    },
    /** What runs for a while is compiled in the background, as in programs but much sooner. */
    BACKGROUND {
        @Override
        public Jit jit(long seed) {
            return after(10, 20, RegionJit.background());
        }
    },
    /** Each function lowered to register code before its first call. */
    REGISTER {
        @Override
        public Jit jit(long seed) {
            return new RegisterJit(true);
        }
    },
    /** As REGIONS, with register code in between, which notes for them what it sees. */
    TIERS {
        @Override
        public Jit jit(long seed) {
            return RegionJit.eager().withRegisterCode();
        }
    },
    /** As REGIONS, but each function is a class, and in tier 0 again, before it is a region. */
    STAGED {
        @Override
        public Jit jit(long seed) {
            return RegionJit.staged();
        }
    },
    /** As REGISTER, but frames leave for tier 0 at instructions taken by chance, and come back. */
    LEAVING {
        @Override
        public Jit jit(long seed) {
            return RegisterJit.leaving(seed);
        }
    };

    /** {@return the compiler for one context, null for none; chance depends on {@code seed}} */
    public abstract Jit jit(long seed);

    private static Jit warm(GuardFaults faults) {
        return after(12, 24, RegionJit.eager(settings(faults)));
    }

    /** {@return the compiler, which waits for so many calls and backward jumps} */
    private static Jit after(int calls, int jumps, Jit jit) {
        jit.parameters().set(Parameter.FUNCTION_THRESHOLD, calls);
        jit.parameters().set(Parameter.THRESHOLD, jumps);
        return jit;
    }

    private static RegionSettings settings(GuardFaults faults) {
        return new RegionSettings(null, faults, null, null);
    }
}
