package org.jmpy.object;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.UnaryOp;

import java.util.List;

/** A function with its first argument fixed. Source: MicroPython py/objboundmeth.c. */
public final class PyBoundMethod extends PyCallable {
    private static final PyType TYPE = new BoundMethodType();

    private static final class BoundMethodType extends PyType {
        BoundMethodType() {
            super("bound_method", Slot.PRINT | Slot.CALL | Slot.UNARY | Slot.BINARY | Slot.ATTR);
        }

        @Override
        public void print(StringBuilder out, Object self, boolean repr) {
            PyBoundMethod method = (PyBoundMethod) self;
            out.append("<bound_method ").append(Text.address(self)).append(' ');
            Text.repr(out, method.self);
            out.append(".").append(Text.repr(method.function)).append('>');
        }

        @Override
        public Object call(Object self, Object[] args, String[] kw) {
            return ((PyBoundMethod) self).call(args, kw);
        }

        @Override
        public Object unary(int op, Object self) {
            if (op == UnaryOp.HASH) {
                PyBoundMethod method = (PyBoundMethod) self;
                return (long)
                        (System.identityHashCode(method.self) * 31 + method.function.hashCode());
            }
            return null;
        }

        @Override
        public Object binary(int op, Object left, Object right) {
            if (op == BinaryOp.EQUAL && right instanceof PyBoundMethod other) {
                PyBoundMethod method = (PyBoundMethod) left;
                return Ops.is(method.self, other.self) && Ops.is(method.function, other.function);
            }
            return null;
        }

        @Override
        public List<String> computed(Object self) {
            Object function = ((PyBoundMethod) self).function;
            return Types.of(function).computed(function);
        }

        @Override
        public boolean attr(Object self, String name, Object[] dest, int at) {
            return Attributes.findMethod(((PyBoundMethod) self).function, name, dest, at);
        }
    }

    private final Object function;
    private final Object self;

    public PyBoundMethod(Object function, Object self) {
        this.function = function;
        this.self = self;
    }

    public Object function() {
        return function;
    }

    public Object self() {
        return self;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public Object call0() {
        return Call.call1(function, self);
    }

    @Override
    public Object call1(Object a) {
        return Call.call2(function, self, a);
    }

    @Override
    public Object call2(Object a, Object b) {
        return Call.call3(function, self, a, b);
    }

    @Override
    public Object call(Object[] args, String[] kw) {
        return Call.withSelf(function, self, args, kw);
    }
}
