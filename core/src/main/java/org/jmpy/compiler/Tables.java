package org.jmpy.compiler;

import org.jmpy.mpy.ConstantBytes;
import org.jmpy.mpy.ConstantMarker;
import org.jmpy.mpy.ConstantText;
import org.jmpy.mpy.ConstantTuple;
import org.jmpy.syntax.Constant;
import org.jmpy.syntax.Symbol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables of strings and constants that the functions of a module share, in order of use. */
final class Tables {
    private final List<Symbol> qstrs = new ArrayList<>();
    private final List<Constant> constants = new ArrayList<>();
    private final Map<Constant, Integer> constantIndex = new HashMap<>();

    /** {@return the index of a string} */
    int qstr(Symbol symbol) {
        int index = symbol.tableIndex();
        if (index < 0) {
            index = qstrs.size();
            qstrs.add(symbol);
            symbol.setTableIndex(index);
        }
        return index;
    }

    /** {@return the index of a constant} */
    int constant(Constant value) {
        Integer known = constantIndex.putIfAbsent(value, constants.size());
        if (known != null) {
            return known;
        }
        constants.add(value);
        return constants.size() - 1;
    }

    /** {@return all strings, as an image has them} */
    List<Object> qstrTexts() {
        List<Object> texts = new ArrayList<>(qstrs.size());
        for (Symbol symbol : qstrs) {
            texts.add(ConstantText.of(symbol.utf8()));
        }
        return texts;
    }

    /** {@return all constants, as an image has them} */
    List<Object> constantValues() {
        List<Object> values = new ArrayList<>(constants.size());
        for (Constant constant : constants) {
            values.add(value(constant));
        }
        return values;
    }

    private static Object value(Constant constant) {
        return switch (constant) {
            case Constant.Int(Object number) -> number;
            case Constant.Float number -> number.value();
            case Constant.Imaginary(var number) -> number;
            case Constant.Str text -> ConstantText.of(text.utf8());
            case Constant.Bytes bytes -> new ConstantBytes(bytes.value());
            case Constant.Singleton.NONE -> ConstantMarker.NONE;
            case Constant.Singleton.FALSE -> ConstantMarker.FALSE;
            case Constant.Singleton.TRUE -> ConstantMarker.TRUE;
            case Constant.Singleton.ELLIPSIS -> ConstantMarker.ELLIPSIS;
            case Constant.Tuple(List<Constant> items, _) -> {
                List<Object> values = new ArrayList<>(items.size());
                for (Constant item : items) {
                    values.add(value(item));
                }
                yield new ConstantTuple(values);
            }
        };
    }
}
