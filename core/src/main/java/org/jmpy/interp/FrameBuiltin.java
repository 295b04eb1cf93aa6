package org.jmpy.interp;

import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyCallable;
import org.jmpy.object.PyType;

/**
 * A built-in function that needs to know who calls it: globals(), exec() and the like. Called other
 * than by a call instruction, it gets a null frame and takes the main module for its caller.
 */
public final class FrameBuiltin extends PyCallable {
    /** The body; {@code frame} is null if the caller is not Python code. */
    public interface Body {
        Object call(Frame frame, Object[] args, String[] kw);
    }

    private final Body body;

    public FrameBuiltin(Body body) {
        this.body = body;
    }

    @Override
    public PyType type() {
        return PyBuiltin.TYPE;
    }

    @Override
    public Object call(Object[] args, String[] kw) {
        return body.call(null, args, kw);
    }

    Object call(Frame frame, Object[] args, String[] kw) {
        return body.call(frame, args, kw);
    }
}
