package org.jmpy.register;

import org.jmpy.interp.Frame;
import org.jmpy.interp.FunctionCode;
import org.jmpy.interp.MicroOps;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.Ops;
import org.jmpy.object.PyError;
import org.jmpy.object.PyObject;
import org.jmpy.object.Subscripts;

import java.util.Arrays;

/** The instructions of the rare table. */
final class RareSteps {
    private static final byte[] LENGTHS = new byte[256];

    static {
        for (Isa.Row row : Isa.rows()) {
            if (row.opcode() >> 8 == Isa.RARE) {
                LENGTHS[row.opcode() & 0xff] = (byte) row.length();
            }
        }
    }

    private RareSteps() {}

    static int length(byte[] code, int pc) {
        return LENGTHS[code[pc + 1] & 0xff];
    }

    /** Does the instruction at {@code pc}. {@return the accumulator after it} */
    static Object run(RegisterFunction function, Frame f, Object[] r, Object acc, int pc) {
        byte[] code = function.code();
        int a = pc + 2 < code.length ? code[pc + 2] & 0xff : 0;
        switch (Isa.R | code[pc + 1] & 0xff) {
            case Isa.BUILD_CLASS:
                return MicroOps.buildClass(f.code());
            case Isa.DEL_NAME:
                (f.names() == null ? f.code().module().globals() : f.names())
                        .deleteItem(site(function, pc + 2).name);
                return acc;
            case Isa.DEL_GLOBAL:
                f.code().module().globals().deleteItem(site(function, pc + 2).name);
                return acc;
            case Isa.SUPER_METHOD:
                MicroOps.loadSuperMethod(
                        r[byteAt(code, pc + 3)], acc, site(function, pc + 4).name, r, a);
                return acc;
            case Isa.IMPORT_NAME:
                return MicroOps.importName(r[a], acc, site(function, pc + 3).name, f);
            case Isa.IMPORT_FROM:
                return MicroOps.importFrom(r[a], site(function, pc + 3).name, f);
            case Isa.IMPORT_STAR:
                MicroOps.importStar(acc, f);
                return acc;
            case Isa.FUNCTION:
                return MicroOps.function(child(function, pc + 2));
            case Isa.CLOSURE:
                return MicroOps.closure(
                        Arrays.copyOfRange(r, a, a + byteAt(code, pc + 3)),
                        child(function, pc + 4));
            case Isa.FUNCTION_DEFAULTS:
                return MicroOps.functionWithDefaults(
                        Arrays.copyOfRange(r, a, a + byteAt(code, pc + 3)),
                        child(function, pc + 4));
            case Isa.CALL_STAR:
                return MicroOps.callStarred(f, a, wide(code, pc + 3), false);
            case Isa.CALLM_STAR:
                return MicroOps.callStarred(f, a, wide(code, pc + 3), true);
            case Isa.UNPACK_STAR:
                r[a] = acc;
                MicroOps.unpackStar(r, a, byteAt(code, pc + 3), byteAt(code, pc + 4));
                return acc;
            case Isa.SET:
                return MicroOps.set(r, a, byteAt(code, pc + 3));
            case Isa.DEL_CELL:
                MicroOps.deleteCell(r[a]);
                return acc;
            case Isa.ENTER_WITH:
                Object[] entered = MicroOps.enterWith(acc);
                r[a] = entered[0];
                r[a + 1] = entered[1];
                return entered[2];
            case Isa.EXIT_WITH:
                return exitWith(r[a], r[a + 1], acc);
            case Isa.DEL_SUBSCR:
                Subscripts.delete(r[a], r[byteAt(code, pc + 3)]);
                return acc;
            case Isa.DEL_ATTR:
                Site site = site(function, pc + 3);
                MicroOps.storeAttr(null, r[a], site.cache, site.name);
                return acc;
            case Isa.MATCH:
                return Ops.exceptionMatch(r[a], acc);
            case Isa.IS_IN_FLIGHT:
                return Ops.exceptionMatch(r[a], acc) || isException(r[a]);
            default:
                return handlers(f, r, acc, Isa.R | code[pc + 1] & 0xff, a);
        }
    }

    /** Whether an exception is on its way at all, whatever the program named BaseException. */
    private static boolean isException(Object value) {
        return value instanceof PyObject object
                && object.type().isSubtypeOf(ExceptionType.BASE_EXCEPTION);
    }

    private static Object handlers(Frame f, Object[] r, Object acc, int opcode, int a) {
        PyObject[] caught = f.caught();
        switch (opcode) {
            case Isa.OPEN:
                caught[a] = null;
                return acc;
            case Isa.CAUGHT:
                caught[a] = (PyObject) acc;
                Arrays.fill(caught, a + 1, caught.length, null);
                return acc;
            case Isa.CLOSE:
                caught[a] = null;
                MicroOps.closeHandler(f.code().module().vm());
                return acc;
            case Isa.RAISE:
                throw MicroOps.raise(acc);
            case Isa.RAISE_FROM:
                throw MicroOps.raiseFrom(r[a], acc, f.code().module().vm());
            case Isa.RAISE_LAST:
                throw lastRaised(caught, a);
            case Isa.RERAISE:
                if (acc instanceof PyObject) {
                    throw MicroOps.reraise(acc);
                }
                throw PyError.type("exceptions must derive from BaseException");
            case Isa.RETURNING:
                return new Reason(acc, 0);
            case Isa.RETURNED:
                if (acc instanceof Reason reason && reason.isReturn()) {
                    return reason.value();
                }
                throw PyError.runtime("no return is under way");
            case Isa.REASON:
                return new Reason(null, a);
            default:
                throw new IllegalStateException("opcode " + Integer.toHexString(opcode));
        }
    }

    private static PyError lastRaised(PyObject[] caught, int open) {
        Object[] inwards = new Object[open];
        for (int i = 0; i < open; i++) {
            inwards[i] = caught[open - 1 - i];
        }
        return MicroOps.lastRaised(inwards);
    }

    private static Object exitWith(Object function, Object self, Object reason) {
        if (reason instanceof Reason) {
            MicroOps.exitWith(function, self, org.jmpy.object.Singleton.NONE);
            return reason;
        }
        return MicroOps.exitWith(function, self, reason);
    }

    // ---- operands
    // --------------------------------------------------------------------------------

    private static int byteAt(byte[] code, int at) {
        return code[at] & 0xff;
    }

    private static int wide(byte[] code, int at) {
        return code[at] & 0xff | (code[at + 1] & 0xff) << 8;
    }

    private static Site site(RegisterFunction function, int at) {
        return (Site) function.pool()[wide(function.code(), at)];
    }

    private static FunctionCode child(RegisterFunction function, int at) {
        return (FunctionCode) function.pool()[wide(function.code(), at)];
    }
}
