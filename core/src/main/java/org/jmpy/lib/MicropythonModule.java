package org.jmpy.lib;

import org.jmpy.interp.Vm;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.IntType;
import org.jmpy.object.Members;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyError;
import org.jmpy.object.PyModule;
import org.jmpy.object.Singleton;

/** The module micropython. Source: MicroPython py/modmicropython.c. */
final class MicropythonModule {
    private final Vm vm;
    private final Memory memory;
    private final PyBuiltin keyboardInterrupt =
            PyBuiltin.of("kbd_intr", MicropythonModule::keyboardInterrupt);

    private MicropythonModule(Vm vm) {
        this.vm = vm;
        this.memory = Memory.of(vm);
    }

    static PyModule create(Vm vm) {
        MicropythonModule module = new MicropythonModule(vm);
        Members members = new Members();
        members.fn1("const", value -> value)
                .fn("opt_level", 0, 1, module::optLevel)
                .fn0("mem_total", () -> module.memory.total())
                .fn0("mem_current", () -> module.memory.used())
                .fn0("mem_peak", () -> module.memory.peak())
                .fn0("stack_use", () -> (long) vm.depth() * Memory.STACK_A_CALL)
                .fn0("heap_lock", module::heapLock)
                .fn0("heap_unlock", () -> (long) vm.unlockHeap())
                .fn0("heap_locked", () -> (long) vm.heapLocks())
                .fn("mem_info", 0, 1, module::memInfo)
                .put("RingIO", RingStream.TYPE)
                .put("kbd_intr", module.keyboardInterrupt)
                .fn2("schedule", module::schedule);
        return Library.module("micropython", members);
    }

    private Object optLevel(Object[] args) {
        if (args.length == 0) {
            return (long) vm.optimisation();
        }
        vm.setOptimisation(IntType.toInt(args[0]));
        return Singleton.NONE;
    }

    private Object heapLock() {
        vm.lockHeap();
        return Singleton.NONE;
    }

    private Object memInfo(Object[] args) {
        vm.stdout().print(MemoryReport.text(vm, memory, args.length == 1));
        return Singleton.NONE;
    }

    private static Object keyboardInterrupt(Object character) {
        // Which key interrupts is the terminal's affair: the number is only checked.
        IntType.toLong(character);
        return Singleton.NONE;
    }

    private Object schedule(Object function, Object argument) {
        if (function == keyboardInterrupt) {
            vm.interrupt(PyError.of(ExceptionType.KEYBOARD_INTERRUPT));
        } else if (!vm.scheduler().schedule(function, argument)) {
            throw PyError.runtime("schedule queue full");
        }
        return Singleton.NONE;
    }
}
