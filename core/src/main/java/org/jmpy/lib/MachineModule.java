package org.jmpy.lib;

import org.jmpy.interp.Vm;
import org.jmpy.object.Buffer;
import org.jmpy.object.Call;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.IntType;
import org.jmpy.object.Members;
import org.jmpy.object.Ops;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyError;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyType;
import org.jmpy.object.Singleton;
import org.jmpy.object.Slot;
import org.jmpy.object.Types;

/**
 * The module machine of a computer: memory by address, and pins that Python classes make. Source:
 * MicroPython extmod/modmachine.c, machine_mem.c, machine_signal.c, machine_pulse.c.
 */
final class MachineModule {
    private static final long PULSE_TIMEOUT = 1_000_000;

    private MachineModule() {}

    static PyModule create(Vm vm) {
        AddressSpace space = AddressSpace.of(vm);
        Members members = new Members();
        members.put("mem8", new Memory(space, 1))
                .put("mem16", new Memory(space, 2))
                .put("mem32", new Memory(space, 4))
                .fn0(
                        "idle",
                        () -> {
                            vm.sleep(0);
                            return Singleton.NONE;
                        })
                .fn("soft_reset", 0, 1, MachineModule::softReset)
                .fn("time_pulse_us", 2, 3, args -> timePulse(vm, args))
                .put("PinBase", PinBase.TYPE)
                .put("Signal", Signal.TYPE);
        return Library.module("machine", members);
    }

    private static Object softReset(Object[] args) {
        throw args.length == 0
                ? PyError.of(ExceptionType.SYSTEM_EXIT)
                : PyError.of(ExceptionType.SYSTEM_EXIT, args[0]);
    }

    // ---- memory --------------------------------------------------------------------------------

    private static final class Memory extends PyObject {
        private static final PyType TYPE =
                new PyType("mem", Slot.PRINT | Slot.SUBSCR) {
                    @Override
                    public void print(StringBuilder out, Object self, boolean repr) {
                        out.append('<').append(8 * ((Memory) self).size).append("-bit memory>");
                    }

                    @Override
                    public Object subscr(Object self, Object index) {
                        return ((Memory) self).load(index);
                    }

                    @Override
                    public boolean storeSubscr(Object self, Object index, Object value) {
                        if (value == null) {
                            return false;
                        }
                        ((Memory) self).store(index, value);
                        return true;
                    }
                };

        private final AddressSpace space;
        private final int size;

        Memory(AddressSpace space, int size) {
            this.space = space;
            this.size = size;
        }

        @Override
        public PyType type() {
            return TYPE;
        }

        private Buffer at(Object index) {
            long address = Numbers.truncated(index);
            if ((address & size - 1) != 0) {
                String digits = Long.toHexString(address);
                throw PyError.value(
                        "address "
                                + "0".repeat(Math.max(0, 8 - digits.length()))
                                + digits
                                + " is not aligned to "
                                + size
                                + " bytes");
            }
            return space.at(address, size);
        }

        private Object load(Object index) {
            Buffer at = at(index);
            return BinaryFormat.readInt(at.data(), at.offset(), size, false, false);
        }

        private void store(Object index, Object value) {
            Buffer at = at(index);
            BinaryFormat.writeInt(at.data(), at.offset(), size, Numbers.truncated(value), false);
        }
    }

    // ---- pins ----------------------------------------------------------------------------------

    /** The base of pins written in Python: they have a method value([x]). */
    private static final class PinBase extends PyObject {
        static final PyType TYPE =
                new PyType("PinBase", Slot.MAKE) {
                    @Override
                    public Object make(PyType cls, Object[] args, String[] kw) {
                        return PIN;
                    }
                };

        private static final PinBase PIN = new PinBase();

        @Override
        public PyType type() {
            return TYPE;
        }
    }

    private static boolean isPin(Object value) {
        return value instanceof Signal || Types.cast(value, PinBase.TYPE) != null;
    }

    private static long read(Object pin) {
        if (pin instanceof Signal signal) {
            return read(signal.pin) ^ (signal.inverted ? 1 : 0);
        }
        if (!isPin(pin)) {
            throw PyError.type("expecting a pin");
        }
        return IntType.toLong(Call.method(pin, "value"));
    }

    private static void write(Object pin, boolean high) {
        if (pin instanceof Signal signal) {
            write(signal.pin, high != signal.inverted);
            return;
        }
        if (!isPin(pin)) {
            throw PyError.type("expecting a pin");
        }
        Call.method(pin, "value", high);
    }

    /** A pin that may be the other way round. */
    private static final class Signal extends PyObject {
        static final PyType TYPE = new SignalType();

        private final Object pin;
        private final boolean inverted;

        Signal(Object pin, boolean inverted) {
            this.pin = pin;
            this.inverted = inverted;
        }

        @Override
        public PyType type() {
            return TYPE;
        }
    }

    private static final class SignalType extends PyType {
        SignalType() {
            super("Signal", Slot.MAKE | Slot.CALL);
        }

        @Override
        public Object make(PyType cls, Object[] args, String[] kw) {
            boolean named = kw != null && kw.length != 0;
            if (args.length != (named ? 2 : 1)
                    || (named && (kw.length != 1 || !kw[0].equals("invert")))) {
                throw PyError.bareType();
            }
            return new Signal(args[0], named && Ops.truth(args[1]));
        }

        @Override
        public Object call(Object self, Object[] args, String[] kw) {
            PyBuiltin.checkCount(args, kw, 0, 1);
            if (args.length == 0) {
                return read(self);
            }
            write(self, Ops.truth(args[0]));
            return Singleton.NONE;
        }

        @Override
        protected void declare(Members members) {
            members.fn("value", 1, 2, SignalType::value)
                    .fn1("on", self -> set(self, true))
                    .fn1("off", self -> set(self, false));
        }

        private static Object value(Object[] args) {
            return args.length == 1 ? (Object) read(args[0]) : set(args[0], Ops.truth(args[1]));
        }

        private static Object set(Object self, boolean high) {
            write(self, high);
            return Singleton.NONE;
        }
    }

    /** Measures a pulse in microseconds; -2 if it does not begin, -1 if it does not end. */
    private static Object timePulse(Vm vm, Object[] args) {
        long level = Ops.truth(args[1]) ? 1 : 0;
        long timeout = args.length > 2 ? IntType.toLong(args[2]) : PULSE_TIMEOUT;
        long changes = 2;
        long start = vm.host().ticksNanos() / 1000;
        while (true) {
            long now = vm.host().ticksNanos() / 1000;
            if (read(args[0]) == level) {
                level = 1 - level;
                changes--;
                if (changes == 0) {
                    return now - start;
                }
                start = now;
            } else if (now - start >= timeout) {
                return -changes;
            } else if (vm.isPending()) {
                vm.poll();
            }
        }
    }
}
