package org.jmpy.compiler;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.Opcode;
import org.jmpy.syntax.Stmt;

import java.util.List;

/** Walks {@code async for} and {@code async with}. */
final class AsyncCompiler {
    private final Walk walk;
    private final ExpressionCompiler expressions;
    private final StatementCompiler statements;

    AsyncCompiler(Walk walk, ExpressionCompiler expressions, StatementCompiler statements) {
        this.walk = walk;
        this.expressions = expressions;
        this.statements = statements;
    }

    void forStatement(Stmt.For statement) {
        Emitter emitter = walk.emitter;
        final int elseLabel = emitter.newLabel();
        final int handler = emitter.newLabel();
        final int body = emitter.newLabel();
        final int noMatch = emitter.newLabel();
        expressions.compile(statement.iterable());
        emitter.qstr(Opcode.LOAD_METHOD, walk.names.get("__aiter__"));
        emitter.callMethod(0);
        StatementCompiler.Loop loop = statements.openLoop(false);
        emitter.label(loop.continueLabel());
        walk.openHandler(Opcode.SETUP_EXCEPT, handler);
        emitter.op(Opcode.DUP_TOP);
        expressions.awaitMethod("__anext__");
        expressions.targets().store(statement.target());
        emitter.jump(Opcode.POP_EXCEPT_JUMP, body);
        emitter.label(handler);
        statements.startHandler();
        emitter.op(Opcode.DUP_TOP);
        emitter.loadGlobal(walk.names.get("StopAsyncIteration"));
        emitter.binary(BinaryOp.EXCEPTION_MATCH);
        emitter.jump(Opcode.POP_JUMP_IF_FALSE, noMatch);
        emitter.op(Opcode.POP_TOP);
        emitter.jump(Opcode.POP_EXCEPT_JUMP, elseLabel);
        emitter.label(noMatch);
        emitter.adjust(1);
        walk.closeHandler();
        statements.endHandler();
        emitter.label(body);
        statements.compile(statement.body());
        emitter.jump(Opcode.JUMP, loop.continueLabel());
        statements.closeLoop();
        emitter.label(elseLabel);
        statements.compile(statement.orElse());
        emitter.label(loop.breakLabel());
        emitter.op(Opcode.POP_TOP);
    }

    void with(Stmt.With with) {
        Emitter emitter = walk.emitter;
        List<Stmt.WithItem> items = with.items();
        int[] labels = new int[items.size() * 4];
        for (int i = 0; i < items.size(); i++) {
            Stmt.WithItem item = items.get(i);
            for (int j = 0; j < 4; j++) {
                labels[i * 4 + j] = emitter.newLabel();
            }
            expressions.compile(item.context());
            emitter.op(Opcode.DUP_TOP);
            expressions.awaitMethod("__aenter__");
            if (item.target() == null) {
                emitter.op(Opcode.POP_TOP);
            } else {
                expressions.targets().store(item.target());
            }
            walk.openHandler(Opcode.SETUP_FINALLY, labels[i * 4]);
            emitter.adjust(3); // room for the state of an unwinding jump
        }
        statements.compile(with.body());
        for (int i = items.size() - 1; i >= 0; i--) {
            emitter.adjust(-3);
            exit(labels[i * 4], labels[i * 4 + 1], labels[i * 4 + 2], labels[i * 4 + 3]);
        }
    }

    /**
     * Calls {@code __aexit__} after the body. The stack holds the manager, and in the handler also
     * an exception, or a value or address and a number.
     */
    private void exit(int handler, int noException, int unwinding, int end) {
        Emitter emitter = walk.emitter;
        emitter.none();
        emitter.op(Opcode.ROT_TWO);
        emitter.jump(Opcode.JUMP, noException);
        emitter.label(handler);
        emitter.op(Opcode.DUP_TOP);
        emitter.loadGlobal(walk.names.get("BaseException"));
        emitter.binary(BinaryOp.EXCEPTION_MATCH);
        emitter.jump(Opcode.POP_JUMP_IF_FALSE, unwinding);

        // an exception
        emitter.op(Opcode.DUP_TOP);
        emitter.op(Opcode.ROT_THREE);
        emitter.op(Opcode.ROT_TWO);
        emitter.qstr(Opcode.LOAD_METHOD, walk.names.get("__aexit__"));
        emitter.op(Opcode.ROT_THREE);
        emitter.op(Opcode.ROT_THREE);
        emitter.op(Opcode.DUP_TOP);
        emitter.qstr(Opcode.LOAD_ATTR, walk.names.classCell);
        emitter.op(Opcode.ROT_TWO);
        emitter.none();
        emitter.callMethod(3);
        expressions.yieldFrom();
        emitter.jump(Opcode.POP_JUMP_IF_FALSE, end);
        emitter.op(Opcode.POP_TOP);
        emitter.none();
        emitter.jump(Opcode.JUMP, end);
        emitter.adjust(2);

        // return, break or continue
        emitter.label(unwinding);
        emitter.op(Opcode.ROT_THREE);
        emitter.op(Opcode.ROT_THREE);
        emitter.label(noException);
        emitter.qstr(Opcode.LOAD_METHOD, walk.names.get("__aexit__"));
        emitter.none();
        emitter.op(Opcode.DUP_TOP);
        emitter.op(Opcode.DUP_TOP);
        emitter.callMethod(3);
        expressions.yieldFrom();
        emitter.op(Opcode.POP_TOP);
        emitter.adjust(-1);
        emitter.label(end);
        walk.closeHandler();
    }
}
