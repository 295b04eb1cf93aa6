package org.jmpy.lib;

import org.jmpy.object.DictType;
import org.jmpy.object.Iteration;
import org.jmpy.object.Members;
import org.jmpy.object.NamedTupleType;
import org.jmpy.object.PyError;
import org.jmpy.object.PyList;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyTuple;
import org.jmpy.object.Text;
import org.jmpy.object.Types;

import java.util.StringTokenizer;

/** The module collections. Source: MicroPython py/modcollections.c. */
final class CollectionsModule {
    private CollectionsModule() {}

    static PyModule create() {
        Members members = new Members();
        members.put("deque", Deque.TYPE)
                .fn2("namedtuple", CollectionsModule::namedTuple)
                .put("OrderedDict", DictType.ORDERED);
        return Library.module("collections", members);
    }

    private static Object namedTuple(Object name, Object fields) {
        return new NamedTupleType(Text.identifier(name).intern(), fieldNames(fields));
    }

    private static String[] fieldNames(Object fields) {
        if (fields instanceof String text) {
            StringTokenizer words = new StringTokenizer(text, " \t\n\r\u000b\f");
            String[] names = new String[words.countTokens()];
            for (int i = 0; i < names.length; i++) {
                names[i] = words.nextToken().intern();
            }
            return names;
        }
        if (!(fields instanceof PyList) && !(fields instanceof PyTuple)) {
            throw PyError.type("object '" + Types.nameOf(fields) + "' isn't a tuple or list");
        }
        Object[] items = Iteration.toArray(fields);
        String[] names = new String[items.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = Text.identifier(items[i]).intern();
        }
        return names;
    }
}
