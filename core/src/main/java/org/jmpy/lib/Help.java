package org.jmpy.lib;

import org.jmpy.interp.Vm;
import org.jmpy.mpy.Utf8;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyType;
import org.jmpy.object.Text;
import org.jmpy.object.Types;

import java.util.Arrays;

/** What help() prints. Source: MicroPython py/builtinhelp.c. */
final class Help {
    private static final String WELCOME =
            """
            Welcome to jmpy, a MicroPython for the JVM!

            For online docs please visit http://docs.micropython.org/

            Control commands:
              CTRL-A        -- on a blank line, enter raw REPL mode
              CTRL-B        -- on a blank line, enter normal REPL mode
              CTRL-C        -- interrupt a running program
              CTRL-D        -- on a blank line, exit or do a soft reset
              CTRL-E        -- on a blank line, enter paste mode

            For further help on a specific object, type help(obj)
            """;

    private static final String NAME = "__name__";
    private static final int COLUMNS = 4;
    private static final int COLUMN_WIDTH = 18;

    private Help() {}

    /** {@return the text of help(args...)} */
    static String text(Vm vm, Object[] args) {
        if (args.length == 0) {
            return WELCOME;
        }
        if (args[0].equals("modules")) {
            return modules(vm.builtinModules().names());
        }
        return object(args[0]);
    }

    private static String object(Object object) {
        StringBuilder out = new StringBuilder("object ");
        PyType type = Types.of(object);
        Text.str(out, object);
        out.append(" is of type ").append(type.name()).append('\n');
        PyDict members =
                object instanceof PyModule module
                        ? module.globals()
                        : (object instanceof PyType cls ? cls : type).locals();
        // A built-in module's name is its first attribute in the original.
        Object name = object instanceof PyModule ? members.get(NAME) : null;
        if (name != null) {
            attribute(out, NAME, name);
        }
        for (PyDict.Cursor c = members.cursor(); c.next(); ) {
            if (name == null || !NAME.equals(c.key())) {
                attribute(out, c.key(), c.value());
            }
        }
        return out.toString();
    }

    private static void attribute(StringBuilder out, Object name, Object value) {
        out.append("  ");
        Text.str(out, name);
        out.append(" -- ");
        Text.str(out, value);
        out.append('\n');
    }

    /** The names in order, down the columns. */
    private static String modules(String[] names) {
        Arrays.sort(names);
        int rows = (names.length + COLUMNS - 1) / COLUMNS;
        StringBuilder out = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            int gap = 0;
            for (int i = row; i < names.length; i += rows) {
                out.repeat(' ', gap).append(names[i]);
                gap = COLUMN_WIDTH - Utf8.encode(names[i]).length % COLUMN_WIDTH;
            }
            out.append('\n');
        }
        return out.append("Plus any modules on the filesystem\n").toString();
    }
}
