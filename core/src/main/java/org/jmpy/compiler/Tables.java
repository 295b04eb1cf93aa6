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
        if (constant instanceof Constant.Int(Object number)) {
            return number;
        }
        if (constant instanceof Constant.Float number) {
            return number.value();
        }
        if (constant instanceof Constant.Imaginary(var number)) {
            return number;
        }
        if (constant instanceof Constant.Str text) {
            return ConstantText.of(text.utf8());
        }
        if (constant instanceof Constant.Bytes bytes) {
            return new ConstantBytes(bytes.value());
        }
        if (constant == Constant.Singleton.NONE) {
            return ConstantMarker.NONE;
        }
        if (constant == Constant.Singleton.FALSE) {
            return ConstantMarker.FALSE;
        }
        if (constant == Constant.Singleton.TRUE) {
            return ConstantMarker.TRUE;
        }
        if (constant == Constant.Singleton.ELLIPSIS) {
            return ConstantMarker.ELLIPSIS;
        }
        if (constant instanceof Constant.Tuple(List<Constant> items, _)) {
            List<Object> values = new ArrayList<>(items.size());
            for (Constant item : items) {
                values.add(value(item));
            }
            return new ConstantTuple(values);
        }
        throw new AssertionError(constant);
    }
}
