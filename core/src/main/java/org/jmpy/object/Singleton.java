package org.jmpy.object;

import org.jmpy.bytecode.UnaryOp;

/** None, Ellipsis and NotImplemented: each the only value of its type. */
public final class Singleton extends PyObject {
    public static final Singleton NONE = new Singleton("NoneType", "None", false);
    public static final Singleton ELLIPSIS = new Singleton("ellipsis", "Ellipsis", true);
    public static final Singleton NOT_IMPLEMENTED =
            new Singleton("NotImplementedType", "NotImplemented", true);

    private final PyType type;
    private final String text;

    private Singleton(String typeName, String text, boolean truth) {
        this.text = text;
        this.type =
                new PyType(typeName, Slot.PRINT | Slot.UNARY) {
                    @Override
                    public void print(StringBuilder out, Object self, boolean repr) {
                        out.append(Singleton.this.text);
                    }

                    @Override
                    public Object unary(int op, Object self) {
                        return switch (op) {
                            case UnaryOp.BOOL -> truth;
                            case UnaryOp.HASH -> Ops.identityHash(self);
                            default -> null;
                        };
                    }
                };
    }

    @Override
    public PyType type() {
        return type;
    }

    @Override
    public String toString() {
        return text;
    }
}
