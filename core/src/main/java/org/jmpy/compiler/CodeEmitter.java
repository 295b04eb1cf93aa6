package org.jmpy.compiler;

import org.jmpy.bytecode.ByteSink;
import org.jmpy.bytecode.LineInfo;
import org.jmpy.bytecode.Opcode;
import org.jmpy.bytecode.Prelude;
import org.jmpy.syntax.CompileError;
import org.jmpy.syntax.Constant;
import org.jmpy.syntax.Symbol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The second pass: makes the code of one scope after the other.
 *
 * <p>Instructions are first written with all jumps in their long form, and a list of events is
 * kept: jumps, labels, lines. {@link #finish} then shortens jumps until there is none left that
 * could be short where everything lies then. That is not the shortest code there could be (a jump
 * may be long only because it is long), but the same as the original's. Source: MicroPython
 * py/emitbc.c.
 */
final class CodeEmitter extends Emitter {
    // kinds of events, in the low two bits of their second number
    private static final int JUMP = 0;
    private static final int LABEL = 1;
    private static final int LINE = 2;
    private static final int SHORT_JUMP = 3;

    private static final int LONGEST_JUMP = 0x7fff;
    private static final int MAX_BYTE = 0xff;

    private final boolean hasLines;
    private final Symbol star;
    private final ByteSink code = new ByteSink(1024);

    /** Pairs: position in {@link #code}; kind, and label or line. */
    private int[] events = new int[256];

    private int eventCount;
    private int[] labelOffsets = new int[64];
    private int labelCount;

    /** Whether what comes cannot be reached and is not written. */
    private boolean isSuppressed;

    private int depth;
    private int maxDepth;
    private int lastLine;
    private List<Scope> children;

    /**
     * @param star the string that names arguments without a name
     */
    CodeEmitter(Tables tables, Options options, Symbol star) {
        super(tables);
        this.hasLines = options.sourceLines() && options.optimisation() < 3;
        this.star = star;
    }

    /** {@return the inner scopes that the finished scope makes functions of, in order} */
    List<Scope> children() {
        return children;
    }

    @Override
    void begin(Scope newScope) {
        scope = newScope;
        code.truncate(0);
        eventCount = 0;
        labelCount = 0;
        isSuppressed = false;
        depth = 0;
        maxDepth = 0;
        lastLine = 1;
        children = new ArrayList<>(0);
        tables.qstr(newScope.name);
        for (Symbol name : argumentNames()) {
            tables.qstr(name);
        }
    }

    /** {@return the names of the arguments by position; a closed-over cell has none} */
    private Symbol[] argumentNames() {
        Symbol[] names = new Symbol[scope.positionalParams + scope.keywordOnlyParams];
        Arrays.fill(names, star);
        if (names.length != 0) {
            for (int i = scope.ids.size() - 1; i >= 0; i--) {
                Id id = scope.ids.get(i);
                if (id.isParam() && id.local < names.length) {
                    names[id.local] = id.symbol;
                }
            }
        }
        return names;
    }

    // ---- instructions -------------------------------------------------------------------------

    @Override
    void adjust(int effect) {
        depth += effect;
        if (depth > maxDepth) {
            maxDepth = (char) depth; // the original counts in 16 bits
        }
    }

    private void write(int opcode) {
        if (!isSuppressed) {
            code.writeByte(opcode);
        }
    }

    @Override
    void line(int line) {
        if (line > lastLine && hasLines) {
            event(LINE, line - lastLine);
            lastLine = line;
        }
    }

    private void event(int kind, int value) {
        if (eventCount + 2 > events.length) {
            events = Arrays.copyOf(events, events.length * 2);
        }
        events[eventCount++] = code.size();
        events[eventCount++] = value << 2 | kind;
    }

    @Override
    void op(int opcode) {
        adjust(Opcode.stackEffect(opcode, 0, 0));
        write(opcode);
        switch (opcode) {
            case Opcode.RETURN_VALUE, Opcode.RAISE_LAST, Opcode.RAISE_OBJ, Opcode.RAISE_FROM ->
                    isSuppressed = true;
            case Opcode.YIELD_VALUE, Opcode.YIELD_FROM -> scope.flags |= Prelude.GENERATOR;
            default -> {}
        }
    }

    @Override
    void uint(int opcode, int operand, int effect) {
        adjust(effect);
        if (!isSuppressed) {
            code.writeByte(opcode);
            code.writeVuint(operand);
        }
    }

    @Override
    void qstr(int opcode, Symbol symbol) {
        uint(opcode, tables.qstr(symbol), Opcode.stackEffect(opcode, 0, 0));
    }

    @Override
    void constant(Constant value) {
        uint(Opcode.LOAD_CONST_OBJ, tables.constant(value), 1);
    }

    @Override
    void smallInt(long value) {
        adjust(1);
        if (isSuppressed) {
            return;
        }
        long index = value + Opcode.SMALL_INT_MULTI_EXCESS;
        if (index >= 0 && index < Opcode.SMALL_INTS) {
            code.writeByte(Opcode.LOAD_CONST_SMALL_INT_MULTI + (int) index);
        } else {
            code.writeByte(Opcode.LOAD_CONST_SMALL_INT);
            code.writeVint(value);
        }
    }

    // ---- names --------------------------------------------------------------------------------

    @Override
    void load(Symbol name) {
        Id id = scope.find(name);
        switch (id.kind) {
            case LOCAL -> loadFast(id);
            case CELL, FREE -> uint(Opcode.LOAD_DEREF, id.local, 1);
            default -> qstr(isExplicit(id) ? Opcode.LOAD_GLOBAL : Opcode.LOAD_NAME, name);
        }
    }

    @Override
    void store(Symbol name) {
        Id id = scope.find(name);
        switch (id.kind) {
            case LOCAL -> {
                if (id.local < Opcode.FAST_MULTI_COUNT) {
                    adjust(-1);
                    write(Opcode.STORE_FAST_MULTI + id.local);
                } else {
                    uint(Opcode.STORE_FAST_N, id.local, -1);
                }
            }
            case CELL, FREE -> uint(Opcode.STORE_DEREF, id.local, -1);
            default -> qstr(isExplicit(id) ? Opcode.STORE_GLOBAL : Opcode.STORE_NAME, name);
        }
    }

    @Override
    void delete(Symbol name) {
        Id id = scope.find(name);
        switch (id.kind) {
            case LOCAL -> uint(Opcode.DELETE_FAST, id.local, 0);
            case CELL, FREE -> uint(Opcode.DELETE_DEREF, id.local, 0);
            default -> qstr(isExplicit(id) ? Opcode.DELETE_GLOBAL : Opcode.DELETE_NAME, name);
        }
    }

    private static boolean isExplicit(Id id) {
        return id.kind == Id.Kind.GLOBAL_EXPLICIT;
    }

    @Override
    void loadFast(Id id) {
        if (id.local < Opcode.FAST_MULTI_COUNT) {
            adjust(1);
            write(Opcode.LOAD_FAST_MULTI + id.local);
        } else {
            uint(Opcode.LOAD_FAST_N, id.local, 1);
        }
    }

    @Override
    void makeFunction(Scope inner, int cells, boolean hasDefaults) {
        int index = children.size();
        children.add(inner);
        if (cells == 0) {
            int opcode = hasDefaults ? Opcode.MAKE_FUNCTION_DEFARGS : Opcode.MAKE_FUNCTION;
            uint(opcode, index, hasDefaults ? -1 : 1);
        } else {
            int opcode = hasDefaults ? Opcode.MAKE_CLOSURE_DEFARGS : Opcode.MAKE_CLOSURE;
            uint(opcode, index, hasDefaults ? -1 - cells : 1 - cells);
            if (cells > MAX_BYTE) {
                throw overflow();
            }
            write(cells);
        }
    }

    // ---- jumps --------------------------------------------------------------------------------

    @Override
    int newLabel() {
        if (labelCount == labelOffsets.length) {
            labelOffsets = Arrays.copyOf(labelOffsets, labelCount * 2);
        }
        return labelCount++;
    }

    @Override
    void label(int label) {
        isSuppressed = false;
        event(LABEL, label);
    }

    @Override
    void jump(int opcode, int label) {
        adjust(Opcode.stackEffect(opcode, 0, 0));
        if (!isSuppressed) {
            event(JUMP, label);
            code.writeByte(opcode);
            code.writeByte(0);
            code.writeByte(0);
        }
        if ((Opcode.flags(opcode) & Opcode.ENDS) != 0) {
            isSuppressed = true;
        }
    }

    @Override
    void unwindJump(int label, int handlers, boolean dropsIterator) {
        boolean wasSuppressed = isSuppressed;
        jump(Opcode.UNWIND_JUMP, label);
        if (!wasSuppressed) {
            if (handlers >= Opcode.UNWIND_DROPS_ITERATOR) {
                throw overflow();
            }
            code.writeByte(dropsIterator ? handlers | Opcode.UNWIND_DROPS_ITERATOR : handlers);
        }
    }

    @Override
    void dropIterator() {
        for (int i = 0; i < Opcode.ITERATOR_SLOTS; i++) {
            write(Opcode.POP_TOP);
        }
    }

    // ---- layout -------------------------------------------------------------------------------

    /**
     * {@return the prelude and opcodes of the scope}
     *
     * @throws CompileError if a jump is too long
     */
    byte[] finish() {
        ByteSink signature = new ByteSink(8);
        Prelude.writeSignature(
                signature,
                Math.max(scope.locals + maxDepth, 1),
                scope.maxHandlers,
                scope.flags,
                scope.positionalParams,
                scope.keywordOnlyParams,
                scope.defaults);
        ByteSink info = new ByteSink();
        info.writeVuint(tables.qstr(scope.name));
        for (Symbol name : argumentNames()) {
            info.writeVuint(tables.qstr(name));
        }
        ByteSink cells = new ByteSink(4);
        for (Id id : scope.ids) {
            if (id.kind == Id.Kind.CELL) {
                if (id.local > MAX_BYTE) {
                    throw overflow();
                }
                cells.writeByte(id.local);
            }
        }

        int codeSize = shortenJumps();
        writeLines(info);
        ByteSink sizes = new ByteSink(4);
        Prelude.writeSizes(sizes, info.size(), cells.size());
        ByteSink out =
                new ByteSink(
                        signature.size() + sizes.size() + info.size() + cells.size() + codeSize);
        out.writeBytes(signature);
        out.writeBytes(sizes);
        out.writeBytes(info);
        out.writeBytes(cells);
        writeCode(out);
        return out.toByteArray();
    }

    /**
     * Gives jumps their short form where they can have it, and labels their places. The original
     * does so pass by pass; whatever the order, the jumps that stay long are the same. {@return the
     * size of the code}
     */
    private int shortenJumps() {
        while (true) {
            int saved = placeLabels();
            boolean isStable = true;
            int savedBefore = 0;
            for (int i = 0; i < eventCount; i += 2) {
                int kind = events[i + 1] & 3;
                if (kind == SHORT_JUMP) {
                    savedBefore++;
                } else if (kind == JUMP) {
                    int offset = offset(events[i + 1] >> 2, events[i] - savedBefore);
                    if (isShort(code.at(events[i]), offset)) {
                        events[i + 1] |= SHORT_JUMP; // counts from the next round on
                        isStable = false;
                    }
                }
            }
            if (isStable) {
                return code.size() - saved;
            }
        }
    }

    /** Gives labels their places. {@return how many jumps are short} */
    private int placeLabels() {
        int saved = 0;
        for (int i = 0; i < eventCount; i += 2) {
            switch (events[i + 1] & 3) {
                case LABEL -> labelOffsets[events[i + 1] >> 2] = events[i] - saved;
                case SHORT_JUMP -> saved++;
                default -> {}
            }
        }
        return saved;
    }

    private void writeLines(ByteSink info) {
        int saved = 0;
        int last = 0;
        for (int i = 0; i < eventCount; i += 2) {
            switch (events[i + 1] & 3) {
                case LINE -> {
                    int position = events[i] - saved;
                    LineInfo.write(info, position - last, events[i + 1] >> 2);
                    last = position;
                }
                case SHORT_JUMP -> saved++;
                default -> {}
            }
        }
    }

    /** {@return the distance of a jump at {@code position}, for the short form} */
    private int offset(int label, int position) {
        return labelOffsets[label] - position - 2;
    }

    /** {@return the error of a program that has more of something than its code can say} */
    private static CompileError overflow() {
        return new CompileError(CompileError.Kind.RUNTIME_ERROR, "bytecode overflow");
    }

    private static boolean isSigned(int opcode) {
        return opcode <= Opcode.POP_JUMP_IF_FALSE;
    }

    private static boolean isShort(int opcode, int offset) {
        return isSigned(opcode) ? offset >= -64 && offset <= 63 : offset >= 0 && offset <= 127;
    }

    /** Copies the code, with jumps between the places that labels have now. */
    private void writeCode(ByteSink out) {
        int saved = 0;
        int copied = 0;
        for (int i = 0; i < eventCount; i += 2) {
            int kind = events[i + 1] & 3;
            if (kind != JUMP && kind != SHORT_JUMP) {
                continue;
            }
            int at = events[i];
            out.writeBytes(code, copied, at - copied);
            copied = at + 3;
            int opcode = code.at(at);
            int offset = offset(events[i + 1] >> 2, at - saved);
            out.writeByte(opcode);
            if (kind == SHORT_JUMP) {
                out.writeByte(isSigned(opcode) ? offset + 0x40 : offset);
                saved++;
            } else {
                int stored = offset - 1 + (isSigned(opcode) ? 0x4000 : 0);
                if (stored < 0 || stored > LONGEST_JUMP) {
                    throw overflow();
                }
                out.writeByte(0x80 | (stored & 0x7f));
                out.writeByte(stored >> 7);
            }
        }
        out.writeBytes(code, copied, code.size() - copied);
    }
}
