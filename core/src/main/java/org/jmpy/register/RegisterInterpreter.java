package org.jmpy.register;

import org.jmpy.interp.CompiledCode;
import org.jmpy.interp.Frame;
import org.jmpy.interp.MicroOps;
import org.jmpy.object.Iteration;
import org.jmpy.object.Ops;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.jmpy.object.PyInstance;
import org.jmpy.object.PyList;
import org.jmpy.object.PySet;
import org.jmpy.object.PyTuple;
import org.jmpy.object.Singleton;
import org.jmpy.object.Subscripts;

/**
 * The loop of tier 1. It decodes and dispatches, over code that the {@link Verifier} accepted, so
 * it checks nothing; what an operation does is in {@code object}, {@link MicroOps} and {@link
 * Quick}, also because HotSpot does not compile methods over 8,000 bytes.
 *
 * <p>The loop is nearly that large, and better so: a method and what C2 builds into it have 8,000
 * bytes together, so here it builds in next to nothing. Loops of 2,000 and 7,000 bytes were
 * measured, with steps that are classes, or with jumps that are calls: C2 built the fast paths of
 * some operations in, had no registers left for the state of the loop, and stored and loaded all of
 * it for each instruction. They warmed up in half the time, for each guess of C2 that fails throws
 * the whole loop away, but plain moves took half as long again and loops over floats a quarter
 * more.
 */
final class RegisterInterpreter {
    private RegisterInterpreter() {}

    /**
     * Runs a frame from the instruction at {@code start} until it returns.
     *
     * @return what it returns, or {@link CompiledCode#GO_ON}: the frame goes on in tier 0
     * @throws PyError an exception that no handler of the function took
     */
    static Object run(RegisterCode owner, Frame f, int start) {
        // Few values live across the loop: C2 has few registers left for them.
        final Object[] r = f.state();
        final byte[] code = owner.code;
        if (r.getClass() != Object[].class) {
            // Never so; but now HotSpot knows that any value can be stored, and checks no store.
            throw new IllegalStateException();
        }
        Object acc = null;
        int pc = start;
        for (; ; ) {
            try {
                for (; ; ) {
                    int jump;
                    switch (code[pc] & 0xff) {
                        case Isa.MOV_4 -> {
                            r[code[pc + 1] & 15] = r[code[pc + 1] >> 4 & 15];
                            pc += 2;
                            continue;
                        }
                        case Isa.MOV_8 -> {
                            r[code[pc + 1] & 0xff] = r[code[pc + 2] & 0xff];
                            pc += 3;
                            continue;
                        }
                        case Isa.MOV_16 -> {
                            r[wide(code, pc + 1)] = r[wide(code, pc + 3)];
                            pc += 5;
                            continue;
                        }
                        case Isa.LDA_8 -> {
                            acc = r[code[pc + 1] & 0xff];
                            pc += 2;
                            continue;
                        }
                        case Isa.LDA_16 -> {
                            acc = r[wide(code, pc + 1)];
                            pc += 3;
                            continue;
                        }
                        case Isa.STA_8 -> {
                            r[code[pc + 1] & 0xff] = acc;
                            pc += 2;
                            continue;
                        }
                        case Isa.STA_16 -> {
                            r[wide(code, pc + 1)] = acc;
                            pc += 3;
                            continue;
                        }
                        case Isa.LDA_INT -> {
                            acc = (long) code[pc + 1];
                            pc += 2;
                            continue;
                        }
                        case Isa.LDA_CONST_8 -> {
                            acc = owner.pool[code[pc + 1] & 0xff];
                            pc += 2;
                            continue;
                        }
                        case Isa.LDA_CONST_16 -> {
                            acc = owner.pool[wide(code, pc + 1)];
                            pc += 3;
                            continue;
                        }
                        case Isa.LDA_NONE -> {
                            acc = Singleton.NONE;
                            pc += 1;
                            continue;
                        }
                        case Isa.LDA_TRUE -> {
                            acc = Boolean.TRUE;
                            pc += 1;
                            continue;
                        }
                        case Isa.LDA_FALSE -> {
                            acc = Boolean.FALSE;
                            pc += 1;
                            continue;
                        }
                        case Isa.LDA_NULL -> {
                            acc = null;
                            pc += 1;
                            continue;
                        }
                        case Isa.MOV_INT -> {
                            r[code[pc + 1] & 0xff] = (long) code[pc + 2];
                            pc += 3;
                            continue;
                        }
                        case Isa.MOV_CONST -> {
                            r[code[pc + 1] & 0xff] = owner.pool[code[pc + 2] & 0xff];
                            pc += 3;
                            continue;
                        }
                        case Isa.MOV_NULL -> {
                            r[code[pc + 1] & 0xff] = null;
                            pc += 2;
                            continue;
                        }
                        case Isa.CHECK -> {
                            MicroOps.checkLocal(r[code[pc + 1] & 0xff]);
                            pc += 2;
                            continue;
                        }
                        case Isa.UNBIND -> {
                            MicroOps.checkLocal(r[code[pc + 1] & 0xff]);
                            r[code[pc + 1] & 0xff] = null;
                            pc += 2;
                            continue;
                        }
                        case Isa.LD_CELL -> {
                            acc = MicroOps.loadCell(r[code[pc + 1] & 0xff]);
                            jump = 2;
                        }
                        case Isa.ST_CELL -> {
                            MicroOps.storeCell(acc, r[code[pc + 1] & 0xff]);
                            pc += 2;
                            continue;
                        }
                        case Isa.LD_GLOBAL_8 -> {
                            acc = ((Site) owner.pool[code[pc + 1] & 0xff]).load();
                            jump = 2;
                        }
                        case Isa.LD_GLOBAL_16 -> {
                            acc = ((Site) owner.pool[wide(code, pc + 1)]).load();
                            pc += 3;
                            continue;
                        }
                        case Isa.ST_GLOBAL -> {
                            ((Site) owner.pool[wide(code, pc + 1)]).store(acc);
                            pc += 3;
                            continue;
                        }
                        case Isa.LD_ATTR_8 -> {
                            acc = Calling.loadAttr(acc, owner.pool[code[pc + 1] & 0xff]);
                            jump = 2;
                        }
                        case Isa.LD_ATTR_V -> {
                            acc =
                                    Calling.loadAttr(
                                            r[code[pc + 1] & 0xff],
                                            owner.pool[code[pc + 2] & 0xff]);
                            jump = 3;
                        }
                        case Isa.LD_ATTR_16 -> {
                            acc = Calling.loadAttr(acc, owner.pool[wide(code, pc + 1)]);
                            pc += 3;
                            continue;
                        }
                        case Isa.ST_ATTR_8 -> {
                            Calling.storeAttr(
                                    acc, r[code[pc + 1] & 0xff], owner.pool[code[pc + 2] & 0xff]);
                            pc += 3;
                            continue;
                        }
                        case Isa.ST_ATTR_16 -> {
                            Calling.storeAttr(
                                    acc, r[code[pc + 1] & 0xff], owner.pool[wide(code, pc + 2)]);
                            pc += 4;
                            continue;
                        }
                        case Isa.LD_METHOD_8 -> {
                            Calling.loadMethod(
                                    acc, owner.pool[code[pc + 2] & 0xff], r, code[pc + 1] & 0xff);
                            pc += 3;
                            continue;
                        }
                        case Isa.LD_METHOD_16 -> {
                            Calling.loadMethod(
                                    acc, owner.pool[wide(code, pc + 2)], r, code[pc + 1] & 0xff);
                            pc += 4;
                            continue;
                        }
                        case Isa.LD_METHOD_V -> {
                            Calling.loadMethod(
                                    r[code[pc + 2] & 0xff],
                                    owner.pool[code[pc + 3] & 0xff],
                                    r,
                                    code[pc + 1] & 0xff);
                            pc += 4;
                            continue;
                        }
                        case Isa.ST_ATTR_V -> {
                            Calling.storeAttr(
                                    r[code[pc + 2] & 0xff],
                                    r[code[pc + 1] & 0xff],
                                    owner.pool[code[pc + 3] & 0xff]);
                            pc += 4;
                            continue;
                        }
                        case Isa.LD_NAME -> {
                            acc = ((Site) owner.pool[wide(code, pc + 1)]).loadName(f.names());
                            pc += 3;
                            continue;
                        }
                        case Isa.ST_NAME -> {
                            ((Site) owner.pool[wide(code, pc + 1)]).storeName(f.names(), acc);
                            pc += 3;
                            continue;
                        }
                        case Isa.NOT -> {
                            acc = !Quick.isTrue(acc);
                            pc += 1;
                            continue;
                        }
                        case Isa.NEG -> {
                            acc = Ops.negative(acc);
                            jump = 1;
                        }
                        case Isa.UNARY -> {
                            acc = Ops.unary(code[pc + 1], acc);
                            pc += 2;
                            continue;
                        }
                        case Isa.JMP_8 -> jump = code[pc + 1];
                        case Isa.JMP_16 -> jump = offset(code, pc + 1);
                        case Isa.JT_8 -> {
                            if (!Quick.isTrue(acc)) {
                                pc += 2;
                                continue;
                            }
                            jump = code[pc + 1];
                        }
                        case Isa.JT_16 -> {
                            if (!Quick.isTrue(acc)) {
                                pc += 3;
                                continue;
                            }
                            jump = offset(code, pc + 1);
                        }
                        case Isa.JF_8 -> {
                            if (Quick.isTrue(acc)) {
                                pc += 2;
                                continue;
                            }
                            jump = code[pc + 1];
                        }
                        case Isa.JF_16 -> {
                            if (Quick.isTrue(acc)) {
                                pc += 3;
                                continue;
                            }
                            jump = offset(code, pc + 1);
                        }
                        case Isa.JT_V -> {
                            if (!Quick.isTrue(r[code[pc + 1] & 0xff])) {
                                pc += 4;
                                continue;
                            }
                            jump = offset(code, pc + 2);
                        }
                        case Isa.JF_V -> {
                            if (Quick.isTrue(r[code[pc + 1] & 0xff])) {
                                pc += 4;
                                continue;
                            }
                            jump = offset(code, pc + 2);
                        }
                        case Isa.JNONE -> {
                            if (acc != Singleton.NONE) {
                                pc += 3;
                                continue;
                            }
                            jump = offset(code, pc + 1);
                        }
                        case Isa.JNOTNONE -> {
                            if (acc == Singleton.NONE) {
                                pc += 3;
                                continue;
                            }
                            jump = offset(code, pc + 1);
                        }
                        case Isa.JNONE_V -> {
                            if (r[code[pc + 1] & 0xff] != Singleton.NONE) {
                                pc += 4;
                                continue;
                            }
                            jump = offset(code, pc + 2);
                        }
                        case Isa.JNOTNONE_V -> {
                            if (r[code[pc + 1] & 0xff] == Singleton.NONE) {
                                pc += 4;
                                continue;
                            }
                            jump = offset(code, pc + 2);
                        }
                        case Isa.ITER -> {
                            acc = Iteration.iter(acc);
                            jump = 1;
                        }
                        case Isa.FOR -> {
                            Object item = MicroOps.next(r[code[pc + 1] & 0xff]);
                            if (item != null) {
                                acc = item;
                                jump = 4;
                            } else {
                                jump = offset(code, pc + 2);
                            }
                        }
                        case Isa.FOR_NOTED -> {
                            Object item = MicroOps.next(r[code[pc + 1] & 0xff]);
                            owner.noteFor(wide(code, pc + 2), item);
                            if (item != null) {
                                acc = item;
                                jump = 6;
                            } else {
                                jump = offset(code, pc + 4);
                            }
                        }
                        case Isa.CALL0 -> {
                            acc = Calling.call0(f, r[code[pc + 1] & 0xff]);
                            jump = 2;
                        }
                        case Isa.CALL1 -> {
                            acc = Calling.call1(f, r[code[pc + 1] & 0xff], acc);
                            jump = 2;
                        }
                        case Isa.CALL2 -> {
                            acc =
                                    Calling.call2(
                                            f, r[code[pc + 1] & 0xff], r[code[pc + 2] & 0xff], acc);
                            jump = 3;
                        }
                        case Isa.CALL3 -> {
                            acc =
                                    Calling.call3(
                                            f,
                                            r[code[pc + 1] & 0xff],
                                            r[code[pc + 2] & 0xff],
                                            r[code[pc + 3] & 0xff],
                                            acc);
                            jump = 4;
                        }
                        case Isa.CALL_RANGE -> {
                            acc = MicroOps.call(f, code[pc + 1] & 0xff, wide(code, pc + 2), false);
                            jump = 4;
                        }
                        case Isa.CALLM0 -> {
                            acc = Calling.callMethod(f, r, code[pc + 1] & 0xff);
                            jump = 2;
                        }
                        case Isa.CALLM1 -> {
                            acc = Calling.callMethod(f, r, code[pc + 1] & 0xff, acc);
                            jump = 2;
                        }
                        case Isa.CALLM2 -> {
                            acc =
                                    Calling.callMethod(
                                            f, r, code[pc + 1] & 0xff, r[code[pc + 2] & 0xff], acc);
                            jump = 3;
                        }
                        case Isa.CALLM_RANGE -> {
                            acc = MicroOps.call(f, code[pc + 1] & 0xff, wide(code, pc + 2), true);
                            jump = 4;
                        }
                        case Isa.RET -> {
                            return acc;
                        }
                        case Isa.RET_V -> {
                            return r[code[pc + 1] & 0xff];
                        }
                        case Isa.RET_NONE -> {
                            return Singleton.NONE;
                        }
                        case Isa.ST_SUBSCR -> {
                            Quick.store(
                                    code, pc, r[code[pc + 1] & 0xff], r[code[pc + 2] & 0xff], acc);
                            pc += 3;
                            continue;
                        }
                        case Isa.ST_SUBSCR_LIST -> {
                            Quick.storeList(
                                    code, pc, r[code[pc + 1] & 0xff], r[code[pc + 2] & 0xff], acc);
                            pc += 3;
                            continue;
                        }
                        case Isa.ST_SUBSCR_ANY -> {
                            Subscripts.store(r[code[pc + 1] & 0xff], r[code[pc + 2] & 0xff], acc);
                            pc += 3;
                            continue;
                        }
                        case Isa.TUPLE -> {
                            acc = MicroOps.tuple(r, code[pc + 1] & 0xff, code[pc + 2] & 0xff);
                            jump = 3;
                        }
                        case Isa.LIST -> {
                            acc = MicroOps.list(r, code[pc + 1] & 0xff, code[pc + 2] & 0xff);
                            jump = 3;
                        }
                        case Isa.SLICE -> {
                            acc = MicroOps.slice(r, code[pc + 1] & 0xff, code[pc + 2] & 0xff);
                            jump = 3;
                        }
                        case Isa.DICT -> {
                            acc = MicroOps.newDict();
                            jump = 1;
                        }
                        case Isa.LIST_ADD -> {
                            ((PyList) r[code[pc + 1] & 0xff]).append(acc);
                            pc += 2;
                            continue;
                        }
                        case Isa.SET_ADD -> {
                            ((PySet) r[code[pc + 1] & 0xff]).add(acc);
                            pc += 2;
                            continue;
                        }
                        case Isa.DICT_PUT -> {
                            ((PyDict) r[code[pc + 1] & 0xff]).putItem(acc, r[code[pc + 2] & 0xff]);
                            pc += 3;
                            continue;
                        }
                        case Isa.UNPACK -> {
                            unpack(acc, r, code[pc + 1] & 0xff, code[pc + 2] & 0xff);
                            pc += 3;
                            continue;
                        }
                        case Isa.SWAP -> {
                            Object other = r[code[pc + 1] & 0xff];
                            r[code[pc + 1] & 0xff] = r[code[pc + 2] & 0xff];
                            r[code[pc + 2] & 0xff] = other;
                            pc += 3;
                            continue;
                        }
                        case Isa.JRETURNING -> {
                            if (!(acc instanceof Reason reason) || !reason.isReturn()) {
                                pc += 3;
                                continue;
                            }
                            jump = offset(code, pc + 1);
                        }
                        case Isa.JREASON -> {
                            if (!(acc instanceof Reason reason)
                                    || reason.jump() != (code[pc + 1] & 0xff)) {
                                pc += 4;
                                continue;
                            }
                            jump = offset(code, pc + 2);
                        }
                        case Isa.YIELD -> {
                            return owner.suspend(f, pc + 2, acc);
                        }
                        case Isa.YIELD_FROM -> {
                            Object sent = r[code[pc + 2] & 0xff];
                            Object value = MicroOps.delegate(f, r[code[pc + 1] & 0xff], sent);
                            if (value != null) {
                                return owner.suspend(f, pc, value);
                            }
                            acc = MicroOps.delegated(f);
                            jump = 3;
                        }
                        case Isa.EXIT -> {
                            owner.leave(f, pc, acc);
                            return CompiledCode.GO_ON;
                        }
                        case Isa.NOTE_RESULT -> {
                            owner.noteResult(wide(code, pc + 1), acc);
                            pc += 3;
                            continue;
                        }
                        case Isa.NOTE_TARGET -> {
                            owner.noteTarget(wide(code, pc + 2), r[code[pc + 1] & 0xff]);
                            pc += 4;
                            continue;
                        }
                        case Isa.NOTE_BRANCH -> {
                            // The branch itself asks __bool__, and nobody else may.
                            if (!(acc instanceof PyInstance)) {
                                boolean jumpsIf = code[pc + 1] != 0;
                                owner.noteBranch(wide(code, pc + 2), Quick.isTrue(acc) == jumpsIf);
                            }
                            pc += 4;
                            continue;
                        }
                        case Isa.NOTE_ITEMS -> {
                            owner.noteItems(
                                    wide(code, pc + 3),
                                    r,
                                    code[pc + 1] & 0xff,
                                    code[pc + 2] & 0xff);
                            pc += 5;
                            continue;
                        }
                        case Isa.RARE -> {
                            acc = RareSteps.run(owner.function, f, r, acc, pc);
                            pc += RareSteps.length(code, pc);
                            continue;
                        }
                        case Isa.TYPED -> {
                            Typed typed = Typed.of(owner, f);
                            typed.any = acc;
                            pc = typed.run(pc);
                            acc = typed.any;
                            if (pc < 0) {
                                return acc;
                            }
                            continue;
                        }
                        case Isa.BIN + Isa.VV4 -> {
                            acc =
                                    Quick.binary(
                                            code,
                                            pc,
                                            r[code[pc + 2] & 15],
                                            r[code[pc + 2] >> 4 & 15]);
                            jump = 3;
                        }
                        case Isa.BIN + Isa.VV8 -> {
                            acc =
                                    Quick.binary(
                                            code,
                                            pc,
                                            r[code[pc + 2] & 0xff],
                                            r[code[pc + 3] & 0xff]);
                            jump = 4;
                        }
                        case Isa.BIN + Isa.VA -> {
                            acc = Quick.binary(code, pc, r[code[pc + 2] & 0xff], acc);
                            jump = 3;
                        }
                        case Isa.BIN + Isa.AV -> {
                            acc = Quick.binary(code, pc, acc, r[code[pc + 2] & 0xff]);
                            jump = 3;
                        }
                        case Isa.BIN + Isa.VI -> {
                            acc =
                                    Quick.binary(
                                            code, pc, r[code[pc + 2] & 0xff], (long) code[pc + 3]);
                            jump = 4;
                        }
                        case Isa.BIN + Isa.AI -> {
                            acc = Quick.binary(code, pc, acc, (long) code[pc + 2]);
                            jump = 3;
                        }
                        case Isa.BIN_ANY + Isa.VV4 -> {
                            acc =
                                    Quick.any(
                                            code[pc + 1],
                                            r[code[pc + 2] & 15],
                                            r[code[pc + 2] >> 4 & 15]);
                            jump = 3;
                        }
                        case Isa.BIN_ANY + Isa.VV8 -> {
                            acc =
                                    Quick.any(
                                            code[pc + 1],
                                            r[code[pc + 2] & 0xff],
                                            r[code[pc + 3] & 0xff]);
                            jump = 4;
                        }
                        case Isa.BIN_ANY + Isa.VA -> {
                            acc = Quick.any(code[pc + 1], r[code[pc + 2] & 0xff], acc);
                            jump = 3;
                        }
                        case Isa.BIN_ANY + Isa.AV -> {
                            acc = Quick.any(code[pc + 1], acc, r[code[pc + 2] & 0xff]);
                            jump = 3;
                        }
                        case Isa.BIN_ANY + Isa.VI -> {
                            acc =
                                    Quick.any(
                                            code[pc + 1],
                                            r[code[pc + 2] & 0xff],
                                            (long) code[pc + 3]);
                            jump = 4;
                        }
                        case Isa.BIN_ANY + Isa.AI -> {
                            acc = Quick.any(code[pc + 1], acc, (long) code[pc + 2]);
                            jump = 3;
                        }
                        case Isa.ADD_INT + Isa.VV4 -> {
                            acc =
                                    Quick.addInt(
                                            code,
                                            pc,
                                            r[code[pc + 2] & 15],
                                            r[code[pc + 2] >> 4 & 15]);
                            jump = 3;
                        }
                        case Isa.ADD_INT + Isa.VV8 -> {
                            acc =
                                    Quick.addInt(
                                            code,
                                            pc,
                                            r[code[pc + 2] & 0xff],
                                            r[code[pc + 3] & 0xff]);
                            jump = 4;
                        }
                        case Isa.ADD_INT + Isa.VA -> {
                            acc = Quick.addInt(code, pc, r[code[pc + 2] & 0xff], acc);
                            jump = 3;
                        }
                        case Isa.ADD_INT + Isa.AV -> {
                            acc = Quick.addInt(code, pc, acc, r[code[pc + 2] & 0xff]);
                            jump = 3;
                        }
                        case Isa.ADD_INT + Isa.VI -> {
                            acc =
                                    Quick.addInt(
                                            code, pc, r[code[pc + 2] & 0xff], (long) code[pc + 3]);
                            jump = 4;
                        }
                        case Isa.ADD_INT + Isa.AI -> {
                            acc = Quick.addInt(code, pc, acc, (long) code[pc + 2]);
                            jump = 3;
                        }
                        case Isa.SUB_INT + Isa.VV4 -> {
                            acc =
                                    Quick.subInt(
                                            code,
                                            pc,
                                            r[code[pc + 2] & 15],
                                            r[code[pc + 2] >> 4 & 15]);
                            jump = 3;
                        }
                        case Isa.SUB_INT + Isa.VV8 -> {
                            acc =
                                    Quick.subInt(
                                            code,
                                            pc,
                                            r[code[pc + 2] & 0xff],
                                            r[code[pc + 3] & 0xff]);
                            jump = 4;
                        }
                        case Isa.SUB_INT + Isa.VA -> {
                            acc = Quick.subInt(code, pc, r[code[pc + 2] & 0xff], acc);
                            jump = 3;
                        }
                        case Isa.SUB_INT + Isa.AV -> {
                            acc = Quick.subInt(code, pc, acc, r[code[pc + 2] & 0xff]);
                            jump = 3;
                        }
                        case Isa.SUB_INT + Isa.VI -> {
                            acc =
                                    Quick.subInt(
                                            code, pc, r[code[pc + 2] & 0xff], (long) code[pc + 3]);
                            jump = 4;
                        }
                        case Isa.SUB_INT + Isa.AI -> {
                            acc = Quick.subInt(code, pc, acc, (long) code[pc + 2]);
                            jump = 3;
                        }
                        case Isa.MUL_INT + Isa.VV4 -> {
                            acc =
                                    Quick.mulInt(
                                            code,
                                            pc,
                                            r[code[pc + 2] & 15],
                                            r[code[pc + 2] >> 4 & 15]);
                            jump = 3;
                        }
                        case Isa.MUL_INT + Isa.VV8 -> {
                            acc =
                                    Quick.mulInt(
                                            code,
                                            pc,
                                            r[code[pc + 2] & 0xff],
                                            r[code[pc + 3] & 0xff]);
                            jump = 4;
                        }
                        case Isa.MUL_INT + Isa.VA -> {
                            acc = Quick.mulInt(code, pc, r[code[pc + 2] & 0xff], acc);
                            jump = 3;
                        }
                        case Isa.MUL_INT + Isa.AV -> {
                            acc = Quick.mulInt(code, pc, acc, r[code[pc + 2] & 0xff]);
                            jump = 3;
                        }
                        case Isa.MUL_INT + Isa.VI -> {
                            acc =
                                    Quick.mulInt(
                                            code, pc, r[code[pc + 2] & 0xff], (long) code[pc + 3]);
                            jump = 4;
                        }
                        case Isa.MUL_INT + Isa.AI -> {
                            acc = Quick.mulInt(code, pc, acc, (long) code[pc + 2]);
                            jump = 3;
                        }
                        case Isa.OTHER_INT + Isa.VV4 -> {
                            acc =
                                    Quick.otherInt(
                                            code,
                                            pc,
                                            r[code[pc + 2] & 15],
                                            r[code[pc + 2] >> 4 & 15]);
                            jump = 3;
                        }
                        case Isa.OTHER_INT + Isa.VV8 -> {
                            acc =
                                    Quick.otherInt(
                                            code,
                                            pc,
                                            r[code[pc + 2] & 0xff],
                                            r[code[pc + 3] & 0xff]);
                            jump = 4;
                        }
                        case Isa.OTHER_INT + Isa.VA -> {
                            acc = Quick.otherInt(code, pc, r[code[pc + 2] & 0xff], acc);
                            jump = 3;
                        }
                        case Isa.OTHER_INT + Isa.AV -> {
                            acc = Quick.otherInt(code, pc, acc, r[code[pc + 2] & 0xff]);
                            jump = 3;
                        }
                        case Isa.OTHER_INT + Isa.VI -> {
                            acc =
                                    Quick.otherInt(
                                            code, pc, r[code[pc + 2] & 0xff], (long) code[pc + 3]);
                            jump = 4;
                        }
                        case Isa.OTHER_INT + Isa.AI -> {
                            acc = Quick.otherInt(code, pc, acc, (long) code[pc + 2]);
                            jump = 3;
                        }
                        case Isa.ADD_FLOAT + Isa.VV4 -> {
                            acc =
                                    Quick.addFloat(
                                            code,
                                            pc,
                                            r[code[pc + 2] & 15],
                                            r[code[pc + 2] >> 4 & 15]);
                            jump = 3;
                        }
                        case Isa.ADD_FLOAT + Isa.VV8 -> {
                            acc =
                                    Quick.addFloat(
                                            code,
                                            pc,
                                            r[code[pc + 2] & 0xff],
                                            r[code[pc + 3] & 0xff]);
                            jump = 4;
                        }
                        case Isa.ADD_FLOAT + Isa.VA -> {
                            acc = Quick.addFloat(code, pc, r[code[pc + 2] & 0xff], acc);
                            jump = 3;
                        }
                        case Isa.ADD_FLOAT + Isa.AV -> {
                            acc = Quick.addFloat(code, pc, acc, r[code[pc + 2] & 0xff]);
                            jump = 3;
                        }
                        case Isa.SUB_FLOAT + Isa.VV4 -> {
                            acc =
                                    Quick.subFloat(
                                            code,
                                            pc,
                                            r[code[pc + 2] & 15],
                                            r[code[pc + 2] >> 4 & 15]);
                            jump = 3;
                        }
                        case Isa.SUB_FLOAT + Isa.VV8 -> {
                            acc =
                                    Quick.subFloat(
                                            code,
                                            pc,
                                            r[code[pc + 2] & 0xff],
                                            r[code[pc + 3] & 0xff]);
                            jump = 4;
                        }
                        case Isa.SUB_FLOAT + Isa.VA -> {
                            acc = Quick.subFloat(code, pc, r[code[pc + 2] & 0xff], acc);
                            jump = 3;
                        }
                        case Isa.SUB_FLOAT + Isa.AV -> {
                            acc = Quick.subFloat(code, pc, acc, r[code[pc + 2] & 0xff]);
                            jump = 3;
                        }
                        case Isa.MUL_FLOAT + Isa.VV4 -> {
                            acc =
                                    Quick.mulFloat(
                                            code,
                                            pc,
                                            r[code[pc + 2] & 15],
                                            r[code[pc + 2] >> 4 & 15]);
                            jump = 3;
                        }
                        case Isa.MUL_FLOAT + Isa.VV8 -> {
                            acc =
                                    Quick.mulFloat(
                                            code,
                                            pc,
                                            r[code[pc + 2] & 0xff],
                                            r[code[pc + 3] & 0xff]);
                            jump = 4;
                        }
                        case Isa.MUL_FLOAT + Isa.VA -> {
                            acc = Quick.mulFloat(code, pc, r[code[pc + 2] & 0xff], acc);
                            jump = 3;
                        }
                        case Isa.MUL_FLOAT + Isa.AV -> {
                            acc = Quick.mulFloat(code, pc, acc, r[code[pc + 2] & 0xff]);
                            jump = 3;
                        }
                        case Isa.DIV_FLOAT + Isa.VV4 -> {
                            acc =
                                    Quick.divFloat(
                                            code,
                                            pc,
                                            r[code[pc + 2] & 15],
                                            r[code[pc + 2] >> 4 & 15]);
                            jump = 3;
                        }
                        case Isa.DIV_FLOAT + Isa.VV8 -> {
                            acc =
                                    Quick.divFloat(
                                            code,
                                            pc,
                                            r[code[pc + 2] & 0xff],
                                            r[code[pc + 3] & 0xff]);
                            jump = 4;
                        }
                        case Isa.DIV_FLOAT + Isa.VA -> {
                            acc = Quick.divFloat(code, pc, r[code[pc + 2] & 0xff], acc);
                            jump = 3;
                        }
                        case Isa.DIV_FLOAT + Isa.AV -> {
                            acc = Quick.divFloat(code, pc, acc, r[code[pc + 2] & 0xff]);
                            jump = 3;
                        }
                        case Isa.JCMP + Isa.VV4 -> {
                            if (!Quick.jump(
                                    code, pc, r[code[pc + 2] & 15], r[code[pc + 2] >> 4 & 15])) {
                                pc += 5;
                                continue;
                            }
                            jump = offset(code, pc + 3);
                        }
                        case Isa.JCMP + Isa.VV8 -> {
                            if (!Quick.jump(
                                    code, pc, r[code[pc + 2] & 0xff], r[code[pc + 3] & 0xff])) {
                                pc += 6;
                                continue;
                            }
                            jump = offset(code, pc + 4);
                        }
                        case Isa.JCMP + Isa.VA -> {
                            if (!Quick.jump(code, pc, r[code[pc + 2] & 0xff], acc)) {
                                pc += 5;
                                continue;
                            }
                            jump = offset(code, pc + 3);
                        }
                        case Isa.JCMP + Isa.AV -> {
                            if (!Quick.jump(code, pc, acc, r[code[pc + 2] & 0xff])) {
                                pc += 5;
                                continue;
                            }
                            jump = offset(code, pc + 3);
                        }
                        case Isa.JCMP + Isa.VI -> {
                            if (!Quick.jump(
                                    code, pc, r[code[pc + 2] & 0xff], (long) code[pc + 3])) {
                                pc += 6;
                                continue;
                            }
                            jump = offset(code, pc + 4);
                        }
                        case Isa.JCMP + Isa.AI -> {
                            if (!Quick.jump(code, pc, acc, (long) code[pc + 2])) {
                                pc += 5;
                                continue;
                            }
                            jump = offset(code, pc + 3);
                        }
                        case Isa.JCMP_ANY + Isa.VV4 -> {
                            if (!Quick.jumpAny(
                                    code[pc + 1],
                                    r[code[pc + 2] & 15],
                                    r[code[pc + 2] >> 4 & 15])) {
                                pc += 5;
                                continue;
                            }
                            jump = offset(code, pc + 3);
                        }
                        case Isa.JCMP_ANY + Isa.VV8 -> {
                            if (!Quick.jumpAny(
                                    code[pc + 1], r[code[pc + 2] & 0xff], r[code[pc + 3] & 0xff])) {
                                pc += 6;
                                continue;
                            }
                            jump = offset(code, pc + 4);
                        }
                        case Isa.JCMP_ANY + Isa.VA -> {
                            if (!Quick.jumpAny(code[pc + 1], r[code[pc + 2] & 0xff], acc)) {
                                pc += 5;
                                continue;
                            }
                            jump = offset(code, pc + 3);
                        }
                        case Isa.JCMP_ANY + Isa.AV -> {
                            if (!Quick.jumpAny(code[pc + 1], acc, r[code[pc + 2] & 0xff])) {
                                pc += 5;
                                continue;
                            }
                            jump = offset(code, pc + 3);
                        }
                        case Isa.JCMP_ANY + Isa.VI -> {
                            if (!Quick.jumpAny(
                                    code[pc + 1], r[code[pc + 2] & 0xff], (long) code[pc + 3])) {
                                pc += 6;
                                continue;
                            }
                            jump = offset(code, pc + 4);
                        }
                        case Isa.JCMP_ANY + Isa.AI -> {
                            if (!Quick.jumpAny(code[pc + 1], acc, (long) code[pc + 2])) {
                                pc += 5;
                                continue;
                            }
                            jump = offset(code, pc + 3);
                        }
                        case Isa.JCMP_INT + Isa.VV4 -> {
                            if (!Quick.jumpInt(
                                    code, pc, r[code[pc + 2] & 15], r[code[pc + 2] >> 4 & 15])) {
                                pc += 5;
                                continue;
                            }
                            jump = offset(code, pc + 3);
                        }
                        case Isa.JCMP_INT + Isa.VV8 -> {
                            if (!Quick.jumpInt(
                                    code, pc, r[code[pc + 2] & 0xff], r[code[pc + 3] & 0xff])) {
                                pc += 6;
                                continue;
                            }
                            jump = offset(code, pc + 4);
                        }
                        case Isa.JCMP_INT + Isa.VA -> {
                            if (!Quick.jumpInt(code, pc, r[code[pc + 2] & 0xff], acc)) {
                                pc += 5;
                                continue;
                            }
                            jump = offset(code, pc + 3);
                        }
                        case Isa.JCMP_INT + Isa.AV -> {
                            if (!Quick.jumpInt(code, pc, acc, r[code[pc + 2] & 0xff])) {
                                pc += 5;
                                continue;
                            }
                            jump = offset(code, pc + 3);
                        }
                        case Isa.JCMP_INT + Isa.VI -> {
                            if (!Quick.jumpInt(
                                    code, pc, r[code[pc + 2] & 0xff], (long) code[pc + 3])) {
                                pc += 6;
                                continue;
                            }
                            jump = offset(code, pc + 4);
                        }
                        case Isa.JCMP_INT + Isa.AI -> {
                            if (!Quick.jumpInt(code, pc, acc, (long) code[pc + 2])) {
                                pc += 5;
                                continue;
                            }
                            jump = offset(code, pc + 3);
                        }
                        case Isa.JCMP_FLOAT + Isa.VV4 -> {
                            if (!Quick.jumpFloat(
                                    code, pc, r[code[pc + 2] & 15], r[code[pc + 2] >> 4 & 15])) {
                                pc += 5;
                                continue;
                            }
                            jump = offset(code, pc + 3);
                        }
                        case Isa.JCMP_FLOAT + Isa.VV8 -> {
                            if (!Quick.jumpFloat(
                                    code, pc, r[code[pc + 2] & 0xff], r[code[pc + 3] & 0xff])) {
                                pc += 6;
                                continue;
                            }
                            jump = offset(code, pc + 4);
                        }
                        case Isa.JCMP_FLOAT + Isa.VA -> {
                            if (!Quick.jumpFloat(code, pc, r[code[pc + 2] & 0xff], acc)) {
                                pc += 5;
                                continue;
                            }
                            jump = offset(code, pc + 3);
                        }
                        case Isa.JCMP_FLOAT + Isa.AV -> {
                            if (!Quick.jumpFloat(code, pc, acc, r[code[pc + 2] & 0xff])) {
                                pc += 5;
                                continue;
                            }
                            jump = offset(code, pc + 3);
                        }
                        case Isa.LD_SUBSCR + Isa.VV4 -> {
                            acc =
                                    Quick.load(
                                            code,
                                            pc,
                                            r[code[pc + 1] & 15],
                                            r[code[pc + 1] >> 4 & 15]);
                            jump = 2;
                        }
                        case Isa.LD_SUBSCR + Isa.VV8 -> {
                            acc =
                                    Quick.load(
                                            code,
                                            pc,
                                            r[code[pc + 1] & 0xff],
                                            r[code[pc + 2] & 0xff]);
                            jump = 3;
                        }
                        case Isa.LD_SUBSCR + Isa.VA -> {
                            acc = Quick.load(code, pc, r[code[pc + 1] & 0xff], acc);
                            jump = 2;
                        }
                        case Isa.LD_SUBSCR + Isa.AV -> {
                            acc = Quick.load(code, pc, acc, r[code[pc + 1] & 0xff]);
                            jump = 2;
                        }
                        case Isa.LD_SUBSCR + Isa.VI -> {
                            acc = Quick.load(code, pc, r[code[pc + 1] & 0xff], (long) code[pc + 2]);
                            jump = 3;
                        }
                        case Isa.LD_SUBSCR + Isa.AI -> {
                            acc = Quick.load(code, pc, acc, (long) code[pc + 1]);
                            jump = 2;
                        }
                        case Isa.LD_SUBSCR_ANY + Isa.VV4 -> {
                            acc = Subscripts.load(r[code[pc + 1] & 15], r[code[pc + 1] >> 4 & 15]);
                            jump = 2;
                        }
                        case Isa.LD_SUBSCR_ANY + Isa.VV8 -> {
                            acc = Subscripts.load(r[code[pc + 1] & 0xff], r[code[pc + 2] & 0xff]);
                            jump = 3;
                        }
                        case Isa.LD_SUBSCR_ANY + Isa.VA -> {
                            acc = Subscripts.load(r[code[pc + 1] & 0xff], acc);
                            jump = 2;
                        }
                        case Isa.LD_SUBSCR_ANY + Isa.AV -> {
                            acc = Subscripts.load(acc, r[code[pc + 1] & 0xff]);
                            jump = 2;
                        }
                        case Isa.LD_SUBSCR_ANY + Isa.VI -> {
                            acc = Subscripts.load(r[code[pc + 1] & 0xff], (long) code[pc + 2]);
                            jump = 3;
                        }
                        case Isa.LD_SUBSCR_ANY + Isa.AI -> {
                            acc = Subscripts.load(acc, (long) code[pc + 1]);
                            jump = 2;
                        }
                        case Isa.LD_SUBSCR_LIST + Isa.VV4 -> {
                            acc =
                                    Quick.loadList(
                                            code,
                                            pc,
                                            r[code[pc + 1] & 15],
                                            r[code[pc + 1] >> 4 & 15]);
                            jump = 2;
                        }
                        case Isa.LD_SUBSCR_LIST + Isa.VV8 -> {
                            acc =
                                    Quick.loadList(
                                            code,
                                            pc,
                                            r[code[pc + 1] & 0xff],
                                            r[code[pc + 2] & 0xff]);
                            jump = 3;
                        }
                        case Isa.LD_SUBSCR_LIST + Isa.VA -> {
                            acc = Quick.loadList(code, pc, r[code[pc + 1] & 0xff], acc);
                            jump = 2;
                        }
                        case Isa.LD_SUBSCR_LIST + Isa.AV -> {
                            acc = Quick.loadList(code, pc, acc, r[code[pc + 1] & 0xff]);
                            jump = 2;
                        }
                        case Isa.LD_SUBSCR_LIST + Isa.VI -> {
                            acc =
                                    Quick.loadList(
                                            code, pc, r[code[pc + 1] & 0xff], (long) code[pc + 2]);
                            jump = 3;
                        }
                        case Isa.LD_SUBSCR_LIST + Isa.AI -> {
                            acc = Quick.loadList(code, pc, acc, (long) code[pc + 1]);
                            jump = 2;
                        }
                        default -> throw new IllegalStateException("opcode at " + pc);
                    }
                    if (jump <= 0) {
                        if (owner.vm.isPending()) {
                            owner.vm.poll();
                        }
                        if (--owner.slice < 0) {
                            Object result = owner.backEdge(f, pc + jump);
                            if (result != null) {
                                return result;
                            }
                        }
                    }
                    pc += jump;
                    // Results are mostly stored next; this saves a dispatch.
                    if (code[pc] == Isa.STA_8) {
                        r[code[pc + 1] & 0xff] = acc;
                        pc += 2;
                    }
                }
            } catch (Throwable thrown) {
                if ((code[pc] & 0xff) == Isa.TYPED) {
                    pc = Typed.of(owner, f).at;
                }
                pc = owner.raise(f, thrown, pc);
                acc = owner.raised;
            }
        }
    }

    private static int wide(byte[] code, int at) {
        return code[at] & 0xff | (code[at + 1] & 0xff) << 8;
    }

    private static int offset(byte[] code, int at) {
        return code[at] & 0xff | code[at + 1] << 8;
    }

    /** The registers keep their values if this fails: they can be locals. */
    private static void unpack(Object sequence, Object[] r, int at, int count) {
        if (sequence instanceof PyTuple tuple && tuple.size() == count) {
            for (int i = 0; i < count; i++) {
                r[at + count - 1 - i] = tuple.get(i);
            }
        } else if (sequence instanceof PyList list && list.size() == count) {
            for (int i = 0; i < count; i++) {
                r[at + count - 1 - i] = list.get(i);
            }
        } else {
            System.arraycopy(MicroOps.unpack(sequence, count), 0, r, at, count);
        }
    }
}
