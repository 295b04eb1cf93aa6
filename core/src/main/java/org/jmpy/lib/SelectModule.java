package org.jmpy.lib;

import org.jmpy.interp.IoErrors;
import org.jmpy.interp.Vm;
import org.jmpy.object.Errno;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.IntType;
import org.jmpy.object.Members;
import org.jmpy.object.PyError;
import org.jmpy.object.PyList;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyTuple;
import org.jmpy.object.PyType;
import org.jmpy.object.Singleton;
import org.jmpy.object.Slot;
import org.jmpy.object.Stream;
import org.jmpy.object.Streams;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/** The module select. Source: MicroPython extmod/modselect.c. */
final class SelectModule {
    /** How often streams are asked that cannot be waited for. */
    private static final long PERIOD_MILLIS = 1;

    private static final int ONE_SHOT = 1;

    private SelectModule() {}

    static PyModule create(Vm vm) {
        Members members = new Members();
        members.fn0("poll", () -> new Poll(vm))
                .put("POLLIN", (long) Stream.POLL_RD)
                .put("POLLOUT", (long) Stream.POLL_WR)
                .put("POLLERR", (long) Stream.POLL_ERR)
                .put("POLLHUP", (long) Stream.POLL_HUP);
        return Library.module("select", members);
    }

    /** What one registered object waits for. */
    private static final class Entry {
        private final Object object;
        // One of the two is null.
        private final Stream stream;
        private final Descriptor descriptor;
        private int events;
        private int ready;

        Entry(Object object, Stream stream, Descriptor descriptor) {
            this.object = object;
            this.stream = stream;
            this.descriptor = descriptor;
        }

        SelectableChannel channel() {
            return descriptor == null ? null : descriptor.channel();
        }

        void ask() {
            long result =
                    descriptor != null
                            ? descriptor.poll(events)
                            : stream.ioctl(Stream.POLL, events);
            if (result < 0) {
                throw PyError.os((int) -result);
            }
            ready = (int) result;
        }
    }

    private static final class Poll extends PyObject {
        private static final PyType TYPE =
                new PyType("poll", Slot.ITER | Slot.NEXT) {
                    @Override
                    protected void declare(Members members) {
                        members.fn("register", 2, 3, args -> ((Poll) args[0]).register(args))
                                .fn2("unregister", (self, x) -> ((Poll) self).unregister(x))
                                .fn3("modify", (self, x, events) -> ((Poll) self).modify(x, events))
                                .fn("poll", 1, 2, args -> ((Poll) args[0]).poll(args))
                                .fn("ipoll", 1, 3, args -> ((Poll) args[0]).ipoll(args));
                    }

                    @Override
                    public Object iter(Object self) {
                        return self;
                    }

                    @Override
                    public Object next(Object self) {
                        return ((Poll) self).next();
                    }
                };

        private final Vm vm;
        private final List<Entry> entries = new ArrayList<>();
        private Selector selector;
        private int flags;
        private int nextEntry;
        private int left;
        private PyTuple shared;

        Poll(Vm vm) {
            this.vm = vm;
        }

        @Override
        public PyType type() {
            return TYPE;
        }

        private Entry find(Object object) {
            for (Entry entry : entries) {
                if (entry.object == object
                        || (object instanceof Long && object.equals(entry.object))) {
                    return entry;
                }
            }
            return null;
        }

        private Object register(Object[] args) {
            int events =
                    args.length == 3 ? IntType.toInt(args[2]) : Stream.POLL_RD | Stream.POLL_WR;
            Entry entry = find(args[1]);
            if (entry == null) {
                entry = entry(args[1]);
                entries.add(entry);
            }
            entry.events = events;
            return Singleton.NONE;
        }

        private Entry entry(Object object) {
            Descriptors descriptors = Descriptors.of(vm);
            if (IntType.isInt(object)) {
                long number = IntType.toLong(object);
                if (number < 0) {
                    throw PyError.of(ExceptionType.VALUE_ERROR);
                }
                return new Entry(object, null, orClosed(descriptors.get(number)));
            }
            Stream stream = Streams.of(object, Stream.OP_IOCTL);
            long number = stream.ioctl(Stream.GET_FILENO, 0);
            return number < 0
                    ? new Entry(object, stream, null)
                    : new Entry(object, null, orClosed(descriptors.get(number)));
        }

        private static Descriptor orClosed(Descriptor descriptor) {
            return descriptor == null ? Descriptor.CLOSED : descriptor;
        }

        private Object unregister(Object object) {
            Entry entry = find(object);
            if (entry != null) {
                entries.remove(entry);
            }
            return Singleton.NONE;
        }

        private Object modify(Object object, Object events) {
            Entry entry = find(object);
            if (entry == null) {
                throw PyError.os(Errno.ENOENT);
            }
            entry.events = IntType.toInt(events);
            return Singleton.NONE;
        }

        // ---- waiting ---------------------------------------------------------------------------

        private int askAll() {
            int count = 0;
            for (Entry entry : List.copyOf(entries)) {
                entry.ask();
                if (entry.ready != 0) {
                    count++;
                }
            }
            return count;
        }

        /** {@return how many objects are ready} */
        private int await(Object[] args) {
            long timeout = -1;
            if (args.length >= 2 && args[1] != Singleton.NONE) {
                timeout = Math.max(-1, IntType.toLong(args[1]));
            }
            flags = args.length >= 3 ? IntType.toInt(args[2]) : 0;
            if (vm.isPending()) {
                vm.poll();
            }
            long start = System.nanoTime();
            while (true) {
                int count = askAll();
                long passed = (System.nanoTime() - start) / 1_000_000;
                if (count > 0 || (timeout >= 0 && passed >= timeout)) {
                    return count;
                }
                pause(timeout < 0 ? Long.MAX_VALUE : timeout - passed);
                if (vm.isPending()) {
                    vm.poll();
                }
            }
        }

        /** Waits until something may have changed, at most {@code millis}. */
        private void pause(long millis) {
            boolean onlyChannels = true;
            boolean anyChannel = false;
            for (Entry entry : entries) {
                boolean isChannel = entry.channel() != null;
                onlyChannels &= isChannel;
                anyChannel |= isChannel;
            }
            long most = onlyChannels ? millis : Math.min(millis, PERIOD_MILLIS);
            if (!anyChannel) {
                vm.sleep(Math.max(1, Math.min(millis, PERIOD_MILLIS)) * 1_000_000);
                return;
            }
            try {
                if (selector == null) {
                    selector = Selector.open();
                }
                for (SelectionKey key : selector.keys()) {
                    key.cancel();
                }
                selector.selectNow();
                for (Entry entry : entries) {
                    SelectableChannel channel = entry.channel();
                    if (channel != null) {
                        channel.register(selector, entry.descriptor.operations(entry.events));
                    }
                }
                Selector waiting = selector;
                vm.blocking(
                        () -> {
                            int count = select(waiting, most);
                            if (Thread.interrupted()) {
                                throw new InterruptedException();
                            }
                            return count;
                        });
            } catch (IOException e) {
                throw PyError.os(IoErrors.errno(e));
            }
        }

        private static int select(Selector selector, long millis) {
            try {
                return selector.select(millis == Long.MAX_VALUE ? 0 : Math.max(1, millis));
            } catch (IOException e) {
                throw PyError.os(IoErrors.errno(e));
            }
        }

        private Object poll(Object[] args) {
            await(args);
            PyList ready = new PyList();
            for (Entry entry : entries) {
                if (entry.ready != 0) {
                    ready.append(new PyTuple(entry.object, (long) entry.ready));
                }
            }
            return ready;
        }

        private Object ipoll(Object[] args) {
            if (shared == null) {
                shared = new PyTuple(Singleton.NONE, Singleton.NONE);
            }
            left = await(args);
            nextEntry = 0;
            return this;
        }

        private Object next() {
            if (left == 0) {
                return null;
            }
            left--;
            while (nextEntry < entries.size()) {
                Entry entry = entries.get(nextEntry++);
                if (entry.ready != 0) {
                    // The tuple belongs to the poll object and changes with each step.
                    shared.items()[0] = entry.object;
                    shared.items()[1] = (long) entry.ready;
                    if ((flags & ONE_SHOT) != 0) {
                        entry.events = 0;
                    }
                    return shared;
                }
            }
            left = 0;
            return null;
        }
    }
}
