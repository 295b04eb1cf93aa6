package org.jmpy.compiler;

import org.jmpy.syntax.CompileError;

import java.util.function.IntFunction;

/**
 * Runs the compiler, which recurses as deeply as the program nests, with enough stack: ordinary
 * programs on the caller's thread, the rest once more on a thread that has a large one.
 */
final class DeepStack {
    /** So deeply programs may nest on the caller's thread. */
    private static final int SHALLOW = 100;

    /** So deeply programs may nest at all. */
    private static final int DEEP = 50_000;

    /** Bytes; only what is used becomes real memory. */
    private static final long STACK_SIZE = 1L << 30;

    private DeepStack() {}

    /**
     * {@return what {@code compiler} returns}
     *
     * @param compiler is given how deeply the program may nest; it throws {@link
     *     CompileError#tooDeep} if it nests deeper
     */
    static <T> T run(IntFunction<T> compiler) {
        try {
            return compiler.apply(SHALLOW);
        } catch (CompileError e) {
            if (!e.isTooDeep()) {
                throw e;
            }
        } catch (StackOverflowError _) {
            // the caller's stack was almost full already
        }
        return new Deep<>(compiler).run();
    }

    private static final class Deep<T> {
        private final IntFunction<T> compiler;
        private T result;
        private Throwable thrown;

        Deep(IntFunction<T> compiler) {
            this.compiler = compiler;
        }

        T run() {
            Thread thread = new Thread(null, this::compile, "jmpy-compiler", STACK_SIZE);
            thread.start();
            boolean isInterrupted = false;
            while (true) {
                try {
                    thread.join();
                    break;
                } catch (InterruptedException _) {
                    isInterrupted = true;
                }
            }
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
            if (thrown instanceof RuntimeException e) {
                throw e;
            }
            if (thrown instanceof Error e) {
                throw e;
            }
            return result;
        }

        private void compile() {
            try {
                result = compiler.apply(DEEP);
            } catch (StackOverflowError _) {
                thrown = CompileError.tooDeep();
            } catch (RuntimeException | Error e) {
                thrown = e;
            }
        }
    }
}
