package org.jmpy.workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields that a program names, numbered. */
final class FieldNames {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    FieldNames(Program program) {
        program.blocks().values().forEach(this::add);
        program.functions().values().forEach(f -> f.blocks().values().forEach(this::add));
    }

    private void add(Block block) {
        for (Op op : block.ops()) {
            if (op.isOnHeap() && !op.operation().equals(Op.NEW)) {
                numbers.putIfAbsent(op.symbol(), numbers.size());
            }
        }
    }

    int size() {
        return numbers.size();
    }

    int number(String name) {
        return numbers.get(name);
    }

    String name(int number) {
        return names().get(number);
    }

    List<String> names() {
        return new ArrayList<>(numbers.keySet());
    }
}
