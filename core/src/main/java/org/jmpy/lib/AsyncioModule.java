package org.jmpy.lib;

import org.jmpy.interp.Vm;
import org.jmpy.object.Attributes;
import org.jmpy.object.Call;
import org.jmpy.object.Errno;
import org.jmpy.object.IntType;
import org.jmpy.object.Members;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyType;
import org.jmpy.object.Singleton;
import org.jmpy.object.Slot;

import java.util.List;
import java.util.PriorityQueue;

/**
 * The module _asyncio: tasks and the queues they wait in, on which the package asyncio stands.
 * Source: MicroPython extmod/modasyncio.c.
 */
final class AsyncioModule {
    /** Nobody waits for the task. */
    private static final Object RUNNING = Boolean.TRUE;

    private static final Object DONE_NOT_WAITED_ON = Singleton.NONE;
    private static final Object DONE_WAITED_ON = Boolean.FALSE;

    private final Vm vm;
    private final TaskType taskType = new TaskType();
    private final QueueType queueType = new QueueType();

    /** What asyncio.core knows: cur_task, _task_queue, CancelledError. */
    private PyDict context;

    private long pushed;

    private AsyncioModule(Vm vm) {
        this.vm = vm;
    }

    static PyModule create(Vm vm) {
        AsyncioModule module = new AsyncioModule(vm);
        Members members = new Members();
        members.put("TaskQueue", module.queueType).put("Task", module.taskType);
        return Library.module("_asyncio", members);
    }

    private long ticks() {
        return vm.host().ticksNanos() / 1_000_000;
    }

    private Object fromContext(String name) {
        if (context == null) {
            throw PyError.runtime("no event loop");
        }
        return context.item(name);
    }

    private static Task task(Object value) {
        if (value instanceof Task task) {
            return task;
        }
        throw PyError.type("argument should be a 'Task'");
    }

    private static TaskQueue queue(Object value) {
        if (value instanceof TaskQueue queue) {
            return queue;
        }
        throw PyError.type("argument should be a 'TaskQueue'");
    }

    // ---- queues --------------------------------------------------------------------------------

    private final class QueueType extends PyType {
        QueueType() {
            super("TaskQueue", Slot.MAKE);
        }

        @Override
        public Object make(PyType cls, Object[] args, String[] kw) {
            PyBuiltin.checkCount(args, kw, 0, 0);
            return new TaskQueue(this);
        }

        @Override
        protected void declare(Members members) {
            members.fn1("peek", self -> ((TaskQueue) self).peek())
                    .fn("push", 2, 3, args -> push(queue(args[0]), args))
                    .fn1("pop", self -> ((TaskQueue) self).pop())
                    .fn2("remove", (self, task) -> ((TaskQueue) self).remove(task(task)));
        }
    }

    /** Tasks by the time they are due; those due at the same time in the order of their coming. */
    private static final class TaskQueue extends PyObject {
        private final PyType type;
        private final PriorityQueue<Task> tasks =
                new PriorityQueue<>(
                        (a, b) -> {
                            long difference = a.due - b.due;
                            return difference != 0
                                    ? Long.signum(difference)
                                    : Long.compare(a.order, b.order);
                        });

        TaskQueue(PyType type) {
            this.type = type;
        }

        @Override
        public PyType type() {
            return type;
        }

        private Object peek() {
            Task first = tasks.peek();
            return first == null ? Singleton.NONE : first;
        }

        private Object pop() {
            Task first = tasks.poll();
            if (first == null) {
                throw PyError.index("empty heap");
            }
            return first;
        }

        private Object remove(Task task) {
            tasks.remove(task);
            return Singleton.NONE;
        }
    }

    private Object push(TaskQueue queue, Object[] args) {
        Task task = task(args[1]);
        push(queue, task, args.length == 2 ? ticks() : IntType.toLong(args[2]));
        return Singleton.NONE;
    }

    private void push(TaskQueue queue, Task task, long due) {
        task.data = Singleton.NONE;
        task.due = due;
        task.order = pushed++;
        queue.tasks.add(task);
    }

    // ---- tasks ---------------------------------------------------------------------------------

    private static final class Task extends PyObject {
        private final PyType type;
        private final Object coroutine;
        private Object data = Singleton.NONE;
        private Object state = RUNNING;
        private long due;
        private long order;

        Task(PyType type, Object coroutine) {
            this.type = type;
            this.coroutine = coroutine;
        }

        @Override
        public PyType type() {
            return type;
        }

        private boolean isDone() {
            return state == DONE_NOT_WAITED_ON || state.equals(DONE_WAITED_ON);
        }
    }

    private final class TaskType extends PyType {
        private final PyBuiltin done = PyBuiltin.of("done", self -> ((Task) self).isDone());
        private final PyBuiltin cancel = PyBuiltin.of("cancel", self -> cancel((Task) self));

        TaskType() {
            super("Task", Slot.MAKE | Slot.ATTR | Slot.ITER | Slot.NEXT);
        }

        @Override
        public Object make(PyType cls, Object[] args, String[] kw) {
            PyBuiltin.checkCount(args, kw, 1, 2);
            if (args.length == 2) {
                if (!(args[1] instanceof PyDict dict)) {
                    throw PyError.bareType();
                }
                context = dict;
            }
            return new Task(this, args[0]);
        }

        @Override
        public List<String> computed(Object self) {
            return List.of("coro", "data", "state", "ph_key", "done", "cancel");
        }

        @Override
        public boolean attr(Object self, String name, Object[] dest, int at) {
            Task task = (Task) self;
            dest[at + 1] = null;
            switch (name) {
                case "coro" -> dest[at] = task.coroutine;
                case "data" -> dest[at] = task.data;
                case "state" -> dest[at] = task.state;
                case "ph_key" -> dest[at] = task.due;
                case "done" -> {
                    dest[at] = done;
                    dest[at + 1] = self;
                }
                case "cancel" -> {
                    dest[at] = cancel;
                    dest[at + 1] = self;
                }
                default -> {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean storeAttr(Object self, String name, Object value) {
            if (value == null) {
                return false;
            }
            switch (name) {
                case "data" -> ((Task) self).data = value;
                case "state" -> ((Task) self).state = value;
                default -> {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Object iter(Object self) {
            Task task = (Task) self;
            if (task.isDone()) {
                task.state = DONE_WAITED_ON;
            } else if (task.state.equals(RUNNING)) {
                task.state = new TaskQueue(queueType);
            } else if (!(task.state instanceof TaskQueue)) {
                throw PyError.runtime("can't wait");
            }
            return self;
        }

        @Override
        public Object next(Object self) {
            Task task = (Task) self;
            if (task.isDone()) {
                // What the task ended with goes on in the one that waited.
                if (task.data instanceof PyObject exception) {
                    throw new PyError(exception);
                }
                throw PyError.os(Errno.EINVAL);
            }
            Task waiter = task(fromContext("cur_task"));
            push(queue(task.state), waiter, ticks());
            waiter.data = task;
            return Singleton.NONE;
        }
    }

    private Object cancel(Task cancelled) {
        Task task = cancelled;
        if (task.isDone()) {
            return false;
        }
        if (task == fromContext("cur_task")) {
            throw PyError.runtime("can't cancel self");
        }
        // A task that waits for another one passes the cancellation on to it.
        while (task.data instanceof Task inner) {
            task = inner;
        }
        TaskQueue main = queue(fromContext("_task_queue"));
        Object[] remove = new Object[2];
        if (Attributes.findMethod(task.data, "remove", remove, 0)) {
            Call.withSelf(remove[0], remove[1], new Object[] {task}, null);
            push(main, task, ticks());
        } else if (task.due - ticks() > 0) {
            main.remove(task);
            push(main, task, ticks());
        }
        task.data = fromContext("CancelledError");
        return true;
    }
}
