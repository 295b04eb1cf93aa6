package org.jmpy.compiler;

import org.jmpy.bytecode.Opcode;
import org.jmpy.bytecode.Prelude;
import org.jmpy.syntax.Constant;
import org.jmpy.syntax.Symbol;

/** The first pass: decides what names mean, and fills the tables. Makes no code. */
final class NameCollector extends Emitter {
    NameCollector(Tables tables) {
        super(tables);
    }

    @Override
    void begin(Scope newScope) {
        scope = newScope;
        tables.qstr(newScope.name);
    }

    @Override
    void op(int opcode) {
        if (opcode == Opcode.YIELD_VALUE || opcode == Opcode.YIELD_FROM) {
            scope.flags |= Prelude.GENERATOR;
        }
    }

    @Override
    void qstr(int opcode, Symbol symbol) {
        tables.qstr(symbol);
    }

    @Override
    void constant(Constant value) {
        tables.constant(value);
    }

    @Override
    void load(Symbol name) {
        scope.load(name);
    }

    @Override
    void store(Symbol name) {
        scope.modify(name);
    }

    @Override
    void delete(Symbol name) {
        scope.modify(name);
    }

    @Override
    void line(int line) {}

    @Override
    void uint(int opcode, int operand, int effect) {}

    @Override
    void smallInt(long value) {}

    @Override
    void loadFast(Id id) {}

    @Override
    int newLabel() {
        return 0;
    }

    @Override
    void label(int label) {}

    @Override
    void jump(int opcode, int label) {}

    @Override
    void unwindJump(int label, int handlers, boolean dropsIterator) {}

    @Override
    void dropIterator() {}

    @Override
    void adjust(int effect) {}

    @Override
    void makeFunction(Scope inner, int cells, boolean hasDefaults) {}
}
