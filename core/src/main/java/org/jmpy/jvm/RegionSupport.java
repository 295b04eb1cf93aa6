package org.jmpy.jvm;

import org.jmpy.ir.State;

/** What compiled regions call besides micro-ops; small, so that HotSpot inlines it. */
public final class RegionSupport {
    private RegionSupport() {}

    /** {@return whether both are the same object} */
    public static boolean isSame(Object a, Object b) {
        return a == b;
    }

    /** {@return whether {@code object} is of exactly class {@code c}} */
    public static boolean hasClass(Object object, Class<?> c) {
        return object != null && object.getClass() == c;
    }

    /** {@return whether {@code object} is an instance of {@code c}} */
    public static boolean isInstance(Object object, Class<?> c) {
        return c.isInstance(object);
    }

    /** {@return 2 if guard {@code number} is to fail, else 0: moves a comparison of -1, 0, 1} */
    public static int forced(int probe, int number) {
        return probe == number ? 2 : 0;
    }

    /** {@return 0 if guard {@code number} is to fail, else all bits} */
    public static int kept(int probe, int number) {
        return probe == number ? 0 : -1;
    }

    /** {@return the state of a return without a result} */
    public static State returned() {
        State state = new State(0, 0, 0);
        state.exit = -1;
        return state;
    }

    /** {@return the state of a return with an integer} */
    public static State returned(long value) {
        State state = new State(1, 0, 0);
        state.exit = -1;
        state.ints[0] = value;
        return state;
    }

    /** {@return the state of a return with a float} */
    public static State returned(double value) {
        State state = new State(0, 1, 0);
        state.exit = -1;
        state.floats[0] = value;
        return state;
    }

    /** {@return the state of a return with an object} */
    public static State returned(Object value) {
        State state = new State(0, 0, 1);
        state.exit = -1;
        state.refs[0] = value;
        return state;
    }

    /** {@return what a function returns whose region takes and gives states} */
    public static Object call(CompiledRegion region, Leaver leaver, Object[] arguments) {
        State in = new State(0, 0, arguments.length);
        System.arraycopy(arguments, 0, in.refs, 0, arguments.length);
        State out = region.run(0, in);
        return out.exit < 0 ? out.refs[0] : leaver.leave(out);
    }
}
