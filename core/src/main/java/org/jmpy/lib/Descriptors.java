package org.jmpy.lib;

import org.jmpy.interp.IoErrors;
import org.jmpy.interp.StandardOutput;
import org.jmpy.interp.Vm;
import org.jmpy.object.Stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * The file numbers of a context: 0 to 2 are the standard streams, others the lowest that are free.
 * A number is free again when its file is closed or nobody can reach it any more.
 */
final class Descriptors {
    private final List<WeakReference<Descriptor>> table = new ArrayList<>();
    private final Descriptor[] standard;

    private Descriptors(Vm vm) {
        standard =
                new Descriptor[] {
                    new Input(vm, vm.host().stdin()),
                    new Output(vm.stdout()),
                    new Output(vm.stderr()),
                };
        for (Descriptor descriptor : standard) {
            table.add(new WeakReference<>(descriptor));
        }
    }

    static Descriptors of(Vm vm) {
        return vm.state(Descriptors.class, Descriptors::new);
    }

    /** {@return the number given to {@code descriptor}} */
    int add(Descriptor descriptor) {
        WeakReference<Descriptor> entry = new WeakReference<>(descriptor);
        for (int i = 0; i < table.size(); i++) {
            WeakReference<Descriptor> present = table.get(i);
            if (present == null || present.get() == null) {
                table.set(i, entry);
                return i;
            }
        }
        table.add(entry);
        return table.size() - 1;
    }

    /** {@return what the number stands for, null if nothing} */
    Descriptor get(long number) {
        if (number < 0 || number >= table.size()) {
            return null;
        }
        WeakReference<Descriptor> entry = table.get((int) number);
        return entry == null ? null : entry.get();
    }

    /** Frees a number. */
    void remove(int number) {
        if (number < table.size()) {
            table.set(number, null);
            if (number < standard.length) {
                standard[number] = null;
            }
        }
    }

    /** Standard input, which has no buffer here: others read it too. */
    private static final class Input extends Descriptor {
        private final Vm vm;
        private final InputStream source;

        Input(Vm vm, InputStream source) {
            this.vm = vm;
            this.source = source;
        }

        @Override
        int read(byte[] data, int offset, int length) {
            vm.stdout().flush();
            return vm.blocking(
                    () -> {
                        try {
                            return Math.max(0, source.read(data, offset, length));
                        } catch (InterruptedIOException e) {
                            throw new InterruptedException();
                        } catch (IOException e) {
                            return -IoErrors.errno(e);
                        }
                    });
        }

        @Override
        int poll(int events) {
            try {
                return source.available() > 0 ? events & Stream.POLL_RD : 0;
            } catch (IOException e) {
                return Stream.POLL_ERR;
            }
        }
    }

    private static final class Output extends Descriptor {
        private final StandardOutput target;

        Output(StandardOutput target) {
            this.target = target;
        }

        @Override
        int write(byte[] data, int offset, int length) {
            target.write(data, offset, length);
            return length;
        }

        @Override
        int flush() {
            target.flush();
            return 0;
        }

        @Override
        int poll(int events) {
            return events & Stream.POLL_WR;
        }
    }
}
