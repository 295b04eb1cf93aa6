package org.jmpy.register;

import org.jmpy.interp.Frame;
import org.jmpy.interp.MicroOps;
import org.jmpy.object.Ops;
import org.jmpy.object.PyInstance;
import org.jmpy.object.PySet;

/**
 * The instructions of the main table that seldom run, or run once before they change. HotSpot does
 * not compile methods over 8,000 bytes, and counts what it builds into one as part of that:
 * whatever is here leaves room for that in {@link RegisterInterpreter}.
 */
final class SeldomSteps {
    private static final byte[] LENGTHS = new byte[256];

    static {
        for (Isa.Row row : Isa.rows()) {
            if (!row.isPrefixed()) {
                LENGTHS[row.opcode()] = (byte) row.length();
            }
        }
    }

    private SeldomSteps() {}

    static int length(byte[] code, int pc) {
        int opcode = code[pc] & 0xff;
        return opcode == Isa.RARE ? RareSteps.length(code, pc) : LENGTHS[opcode];
    }

    /** Does the instruction at {@code pc}. {@return the accumulator after it} */
    static Object run(RegisterCode owner, Frame f, Object[] r, Object acc, int pc) {
        byte[] code = owner.code;
        int a = code[pc + 1] & 0xff;
        switch (code[pc] & 0xff) {
            case Isa.RARE:
                return RareSteps.run(owner.function, f, r, acc, pc);
            case Isa.MOV_16:
                r[wide(code, pc + 1)] = r[wide(code, pc + 3)];
                return acc;
            case Isa.LDA_16:
                return r[wide(code, pc + 1)];
            case Isa.STA_16:
                r[wide(code, pc + 1)] = acc;
                return acc;
            case Isa.LDA_CONST_16:
                return owner.pool[wide(code, pc + 1)];
            case Isa.UNBIND:
                MicroOps.checkLocal(r[a]);
                r[a] = null;
                return acc;
            case Isa.SWAP:
                Object other = r[a];
                r[a] = r[code[pc + 2] & 0xff];
                r[code[pc + 2] & 0xff] = other;
                return acc;
            case Isa.UNARY:
                return Ops.unary(code[pc + 1], acc);
            case Isa.SLICE:
                return MicroOps.slice(r, a, code[pc + 2] & 0xff);
            case Isa.DICT:
                return MicroOps.newDict();
            case Isa.SET_ADD:
                ((PySet) r[a]).add(acc);
                return acc;
            case Isa.ST_SUBSCR:
                Quick.store(code, pc, r[a], r[code[pc + 2] & 0xff], acc);
                return acc;
            default:
                return named(owner, f, r, acc, pc);
        }
    }

    private static Object named(RegisterCode owner, Frame f, Object[] r, Object acc, int pc) {
        byte[] code = owner.code;
        int a = code[pc + 1] & 0xff;
        switch (code[pc] & 0xff) {
            case Isa.LD_GLOBAL_16:
                return site(owner, pc + 1).load();
            case Isa.ST_GLOBAL:
                site(owner, pc + 1).store(acc);
                return acc;
            case Isa.LD_NAME:
                return site(owner, pc + 1).loadName(f.names());
            case Isa.ST_NAME:
                site(owner, pc + 1).storeName(f.names(), acc);
                return acc;
            case Isa.LD_ATTR_16:
                return Site.loadAttr(acc, site(owner, pc + 1));
            case Isa.ST_ATTR_16:
                Site.storeAttr(acc, r[a], site(owner, pc + 2));
                return acc;
            case Isa.LD_METHOD_16:
                Site.loadMethod(acc, site(owner, pc + 2), r, a);
                return acc;
            default:
                note(owner, r, acc, pc);
                return acc;
        }
    }

    private static void note(RegisterCode owner, Object[] r, Object acc, int pc) {
        byte[] code = owner.code;
        int a = code[pc + 1] & 0xff;
        switch (code[pc] & 0xff) {
            case Isa.NOTE_RESULT:
                owner.noteResult(wide(code, pc + 1), acc);
                break;
            case Isa.NOTE_TARGET:
                owner.noteTarget(wide(code, pc + 2), r[a]);
                break;
            case Isa.NOTE_BRANCH:
                // The branch itself asks __bool__, and nobody else may.
                if (!(acc instanceof PyInstance)) {
                    owner.noteBranch(wide(code, pc + 2), Quick.isTrue(acc) == (a != 0));
                }
                break;
            case Isa.NOTE_ITEMS:
                owner.noteItems(wide(code, pc + 3), r, a, code[pc + 2] & 0xff);
                break;
            default:
                throw new IllegalStateException("opcode at " + pc);
        }
    }

    private static Site site(RegisterCode owner, int at) {
        return (Site) owner.pool[wide(owner.code, at)];
    }

    private static int wide(byte[] code, int at) {
        return code[at] & 0xff | (code[at + 1] & 0xff) << 8;
    }
}
