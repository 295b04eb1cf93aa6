package org.jmpy.ir;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The text of a region, for people and golden tests. Values, exits, frames and virtuals are
 * numbered in the order in which they are met, so equal regions have equal texts.
 *
 * <pre>
 * region sum
 * entry 0: b0
 * b0 loop(v0: INT, v1: REF):
 *   v2: BOOL = INT_LT v0, 10
 *   GUARD_TRUE v2 -> exit 0
 *   v3: INT = INT_ADD_CHECKED v0, 1 -> exit 1
 *   jump b0(v3, v1)
 * exit 0: f0 because branch
 * exit 1: f0
 * f0: line 3 [v0, v1, x0=pair(v0, v1), x0] in f1
 * f1: line 9 []
 * </pre>
 */
public final class Printer {
    private final StringBuilder out = new StringBuilder();
    private final IdentityHashMap<Value, Integer> values = new IdentityHashMap<>();
    private final IdentityHashMap<Block, Integer> blocks = new IdentityHashMap<>();
    private final IdentityHashMap<Exit, Integer> exits = new IdentityHashMap<>();
    private final IdentityHashMap<Resume, Integer> frames = new IdentityHashMap<>();
    private final IdentityHashMap<Virtual, Integer> virtuals = new IdentityHashMap<>();
    private final Set<Resume> printed = Collections.newSetFromMap(new IdentityHashMap<>());

    private Printer() {}

    /** {@return the text of {@code region}} */
    public static String print(Region region) {
        Printer printer = new Printer();
        printer.region(region);
        return printer.out.toString();
    }

    private void region(Region region) {
        List<Block> order = region.blocks();
        order.forEach(block -> number(blocks, block));
        List<Exit> ways = region.exits();
        ways.forEach(exit -> number(exits, exit));
        out.append("region ").append(region.name()).append('\n');
        for (int i = 0; i < region.entries().size(); i++) {
            out.append("entry ").append(i).append(": ");
            out.append(name(region.entries().get(i))).append('\n');
        }
        order.forEach(this::block);
        ways.forEach(this::exit);
        for (Exit exit : ways) {
            for (Resume frame = exit.resume(); frame != null; frame = frame.outer()) {
                frame(frame);
            }
        }
    }

    private void block(Block block) {
        out.append(name(block)).append(' ').append(block.name()).append('(');
        String comma = "";
        for (Value parameter : block.parameters()) {
            out.append(comma).append(define(parameter));
            comma = ", ";
        }
        out.append("):\n");
        block.body().forEach(this::operation);
        out.append("  ").append(end(block.end())).append('\n');
    }

    private void operation(Value value) {
        out.append("  ");
        if (value.type() != Type.VOID) {
            out.append(define(value)).append(" = ");
        }
        out.append(value.op());
        if (value.payload() != null) {
            out.append(' ').append(constant(value.payload()));
        }
        String comma = " ";
        for (Value argument : value.arguments()) {
            out.append(comma).append(use(argument));
            comma = ", ";
        }
        if (value.exit() != null) {
            out.append(" -> exit ").append(exits.get(value.exit()));
        }
        out.append('\n');
    }

    private String end(Block.End end) {
        return switch (end) {
            case null -> "(no end)";
            case Block.Jump jump -> "jump " + jump(jump);
            case Block.Branch branch ->
                    "branch "
                            + use(branch.condition())
                            + " ? "
                            + jump(branch.whenTrue())
                            + " : "
                            + jump(branch.whenFalse());
            case Block.Return r -> "return " + use(r.value());
            case Block.Leave leave -> "leave -> exit " + exits.get(leave.exit());
        };
    }

    private String jump(Block.Jump jump) {
        return name(jump.target()) + list(jump.arguments(), '(', ')');
    }

    private void exit(Exit exit) {
        out.append("exit ").append(exits.get(exit)).append(':');
        if (exit.resume() != null) {
            out.append(" f").append(number(frames, exit.resume()));
        }
        if (exit.cause() != null) {
            out.append(" because ").append(constant(exit.cause()));
        }
        if (exit.observed() != null) {
            out.append(" observed ").append(use(exit.observed()));
        }
        out.append('\n');
    }

    private void frame(Resume frame) {
        if (!printed.add(frame)) {
            return;
        }
        out.append('f').append(number(frames, frame)).append(": ");
        out.append(constant(frame.point())).append(' ').append(list(frame.slots(), '[', ']'));
        if (frame.outer() != null) {
            out.append(" in f").append(number(frames, frame.outer()));
        }
        out.append('\n');
    }

    private String list(List<? extends Source> sources, char open, char close) {
        StringBuilder text = new StringBuilder().append(open);
        String comma = "";
        for (Source source : sources) {
            text.append(comma).append(source(source));
            comma = ", ";
        }
        return text.append(close).toString();
    }

    private String source(Source source) {
        return switch (source) {
            case null -> "-";
            case Value value -> use(value);
            case Virtual object -> {
                boolean first = !virtuals.containsKey(object);
                String name = "x" + number(virtuals, object);
                yield first
                        ? name + "=" + constant(object.kind()) + list(object.fields(), '(', ')')
                        : name;
            }
        };
    }

    private String define(Value value) {
        return "v" + number(values, value) + ": " + value.type();
    }

    private String use(Value value) {
        if (value == null) {
            return "-";
        }
        if (value.isConstant()) {
            return constant(value.payload());
        }
        Integer number = values.get(value);
        return number == null ? "v?" : "v" + number;
    }

    private String name(Block block) {
        return "b" + blocks.get(block);
    }

    private static <T> int number(IdentityHashMap<T, Integer> numbers, T thing) {
        Integer number = numbers.get(thing);
        if (number == null) {
            number = numbers.size();
            numbers.put(thing, number);
        }
        return number;
    }

    /** {@return a text for an object that is the same in each run} */
    static String constant(Object object) {
        return switch (object) {
            case null -> "null";
            case String text -> "\"" + text.replace("\n", "\\n") + "\"";
            case Class<?> c -> c.getSimpleName();
            default -> {
                String text = object.toString();
                int at = text.lastIndexOf('@');
                String hash = "@" + Integer.toHexString(System.identityHashCode(object));
                yield at > 0 && text.endsWith(hash) ? object.getClass().getSimpleName() : text;
            }
        };
    }
}
