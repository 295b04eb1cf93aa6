package org.jmpy.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.List;

class CheckTest {
    private final Sketch s = new Sketch();
    private final Block entry = s.entry(Type.INT, Type.FLOAT);
    private final Value i = entry.parameters().get(0);
    private final Value f = entry.parameters().get(1);

    private void fault(String expected) {
        if (entry.end() == null) {
            entry.setEnd(new Block.Return(i));
        }
        assertEquals(List.of(expected), Check.faults(s.region));
    }

    @Test
    void typesOfArguments() {
        s.op(entry, Op.INT_ADD, i, f);
        fault("block entry0 operation 0: INT_ADD takes INT, not FLOAT");
    }

    @Test
    void numberOfArguments() {
        s.op(entry, Op.INT_ADD, i);
        fault("block entry0 operation 0: INT_ADD takes 2 arguments, not 1");
    }

    @Test
    void usesAfterDefinitionOnly() {
        Value later = new Value(Op.INT_NEG, Type.INT, List.of(i), null, null);
        s.op(entry, Op.INT_ADD, i, later);
        entry.body().add(later);
        fault(
                "block entry0 operation 0: INT_ADD uses a INT_NEG that is not defined before in its"
                        + " block");
    }

    @Test
    void usesInTheBlockOnly() {
        Block next = s.block("next");
        entry.setEnd(Sketch.jump(next));
        next.setEnd(new Block.Return(i));
        fault("end of block next: return uses a PARAM that is not defined before in its block");
    }

    @Test
    void jumpsPassWhatTheTargetTakes() {
        Block next = s.block("next", Type.INT);
        next.setEnd(new Block.Return(next.parameters().get(0)));
        entry.setEnd(Sketch.jump(next, f));
        fault("end of block entry0: jump to next takes INT, not FLOAT");
    }

    @Test
    void guardsHaveExits() {
        s.op(entry, Op.INT_ADD_CHECKED, i, i);
        fault("block entry0 operation 0: INT_ADD_CHECKED without an exit");
    }

    @Test
    void exitsUseWhatIsDefined() {
        Value unknown = Value.parameter(Type.INT);
        s.guard(entry, Op.INT_ADD_CHECKED, List.of(i, i), new Virtual("x", List.of(unknown)));
        fault(
                "block entry0 operation 0: slot uses a PARAM that is not defined before in its"
                        + " block");
    }

    @Test
    void constantsFitTheirType() {
        s.op(entry, Op.INT_ADD, i, new Value(Op.CONST, Type.INT, List.of(), 1.5, null));
        fault("block entry0 operation 0: a constant 1.5 as INT");
    }

    @Test
    void requireTellsFaultAndText() {
        s.op(entry, Op.INT_ADD, i, f);
        entry.setEnd(new Block.Return(i));
        var e = assertThrows(IllegalArgumentException.class, () -> Check.require(s.region));
        assertEquals("block entry0 operation 0", e.getMessage().substring(0, 24));
    }
}
