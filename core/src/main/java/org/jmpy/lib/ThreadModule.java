package org.jmpy.lib;

import org.jmpy.interp.Failures;
import org.jmpy.interp.Turns;
import org.jmpy.interp.Vm;
import org.jmpy.object.Call;
import org.jmpy.object.Errno;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.IntType;
import org.jmpy.object.Iteration;
import org.jmpy.object.Members;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.jmpy.object.PyException;
import org.jmpy.object.PyList;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyTuple;
import org.jmpy.object.PyType;
import org.jmpy.object.Singleton;
import org.jmpy.object.Text;
import org.jmpy.object.Types;

import java.util.Arrays;
import java.util.concurrent.Semaphore;

/**
 * The module _thread. Threads take turns at using the context, see {@link Turns}. Source:
 * MicroPython py/modthread.c.
 */
final class ThreadModule {
    /** Bytes of Java stack for a thread: enough for the recursion the context allows. */
    private static final long JAVA_STACK = 64L << 20;

    private final Vm vm;
    private long stackSize;

    private ThreadModule(Vm vm) {
        this.vm = vm;
    }

    static PyModule create(Vm vm) {
        ThreadModule module = new ThreadModule(vm);
        Members members = new Members();
        members.put("LockType", Lock.TYPE)
                .fn0("get_ident", () -> Thread.currentThread().threadId())
                .fn("stack_size", 0, 1, module::stackSize)
                .fn("start_new_thread", 2, 3, module::start)
                .fn0("exit", ThreadModule::exit)
                .fn0("allocate_lock", () -> new Lock(vm));
        return Library.module("_thread", members);
    }

    private static Object exit() {
        throw PyError.of(ExceptionType.SYSTEM_EXIT);
    }

    private Object stackSize(Object[] args) {
        long old = stackSize;
        stackSize = args.length == 0 ? 0 : IntType.toLong(args[0]);
        return old;
    }

    private Object start(Object[] args) {
        if (!(args[1] instanceof PyTuple) && !(args[1] instanceof PyList)) {
            throw PyError.type("object '" + Types.nameOf(args[1]) + "' isn't a tuple or list");
        }
        Object[] positional = Iteration.toArray(args[1]);
        String[] kw = null;
        Object[] all = positional;
        if (args.length == 3) {
            if (!(args[2] instanceof PyDict dict)) {
                throw PyError.type("expecting a dict for keyword args");
            }
            kw = new String[dict.size()];
            all = Arrays.copyOf(positional, positional.length + kw.length);
            int i = 0;
            for (PyDict.Cursor entry = dict.cursor(); entry.next(); i++) {
                kw[i] = Text.name(entry.key());
                all[positional.length + i] = entry.value();
            }
        }
        return spawn(args[0], all, kw);
    }

    private Object spawn(Object function, Object[] args, String[] kw) {
        Turns turns = vm.turns();
        if (!vm.host().hasThreads() || !turns.add()) {
            throw PyError.os(Errno.EAGAIN);
        }
        Thread thread =
                new Thread(null, () -> run(turns, function, args, kw), "python", JAVA_STACK);
        thread.setDaemon(true);
        thread.start();
        return thread.threadId();
    }

    private void run(Turns turns, Object function, Object[] args, String[] kw) {
        turns.take();
        try {
            vm.startThread();
            Call.call(function, args, kw);
        } catch (Throwable thrown) {
            report(function, Failures.toPython(thrown));
        } finally {
            turns.remove();
            turns.leave();
        }
    }

    private void report(Object function, PyError error) {
        if (error.is(ExceptionType.SYSTEM_EXIT)) {
            return;
        }
        StringBuilder text = new StringBuilder("Unhandled exception in thread started by ");
        Text.repr(text, function);
        text.append('\n');
        PyException.printWithTraceback(text, error.value());
        vm.stderr().print(text.toString());
    }

    /** A lock; any thread may release it. */
    private static final class Lock extends PyObject {
        static final PyType TYPE =
                new PyType("lock", 0) {
                    @Override
                    protected void declare(Members members) {
                        members.fn("acquire", 1, 3, Lock::acquire)
                                .fn1("release", self -> ((Lock) self).release())
                                .fn1("locked", self -> ((Lock) self).isLocked())
                                .fn("__enter__", 1, 3, Lock::acquire)
                                .fn("__exit__", 4, 4, args -> ((Lock) args[0]).release());
                    }
                };

        private final Vm vm;
        private final Semaphore free = new Semaphore(1);

        Lock(Vm vm) {
            this.vm = vm;
        }

        @Override
        public PyType type() {
            return TYPE;
        }

        private boolean isLocked() {
            return free.availablePermits() == 0;
        }

        private static Object acquire(Object[] args) {
            Lock lock = (Lock) args[0];
            boolean wait = args.length < 2 || IntType.toLong(args[1]) != 0;
            if (lock.free.tryAcquire()) {
                return true;
            }
            if (!wait) {
                return false;
            }
            lock.vm.blocking(
                    () -> {
                        lock.free.acquire();
                        return null;
                    });
            return true;
        }

        private Object release() {
            if (!isLocked()) {
                throw PyError.of(ExceptionType.RUNTIME_ERROR);
            }
            free.release();
            return Singleton.NONE;
        }
    }
}
