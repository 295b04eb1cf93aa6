package org.jmpy.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which variables of a function may still be read. */
final class Liveness {
    private final Function function;
    private final Map<String, Set<String>> atStart = new HashMap<>();

    Liveness(Function function) {
        this.function = function;
        boolean changed = true;
        List<String> labels = new ArrayList<>(function.blocks().keySet()).reversed();
        labels.forEach(label -> atStart.put(label, Set.of()));
        while (changed) {
            changed = false;
            for (String label : labels) {
                Set<String> live = before(label, 0);
                changed |= !live.equals(atStart.put(label, live));
            }
        }
    }

    /** {@return the variables that may be read from the start of the block on, in order} */
    Set<String> at(String label) {
        return atStart.getOrDefault(label, Set.of());
    }

    /** {@return those that may be read from step {@code index} of the block on, in order} */
    Set<String> before(String label, int index) {
        Block block = function.block(label);
        Set<String> live = new TreeSet<>();
        for (String target : block.end().targets()) {
            live.addAll(at(target));
        }
        end(block.end(), live);
        for (int i = block.ops().size() - 1; i >= index; i--) {
            Op op = block.ops().get(i);
            if (op.result() != null) {
                live.remove(op.result());
            }
            op.args().forEach(arg -> read(arg, live));
        }
        return live;
    }

    private static void end(Terminator end, Set<String> live) {
        switch (end) {
            case Jump _, Fail _ -> {}
            case Branch branch -> live.add(branch.variable());
            case Promote promote -> live.add(promote.variable());
            case BranchOnClass branch -> read(branch.object(), live);
            case PrintAndStop stop -> read(stop.output(), live);
            case Return r -> read(r.value(), live);
            case Call call -> {
                live.remove(call.result());
                call.args().forEach(arg -> read(arg, live));
            }
        }
    }

    private static void read(Arg arg, Set<String> live) {
        if (arg instanceof Arg.Var(String name)) {
            live.add(name);
        }
    }
}
