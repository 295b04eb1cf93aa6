package org.jmpy.cli;

import org.jmpy.interp.Vm;
import org.jmpy.object.Attributes;
import org.jmpy.object.Call;
import org.jmpy.object.Iteration;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.jmpy.object.PyModule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a name typed at the prompt may go on: an attribute of what stands before the dot, a global, a
 * built-in name, a module after {@code import}. Source: MicroPython py/repl.c,
 * mp_repl_autocomplete; that one knows no built-in names and lists in the order of its tables, here
 * it is the alphabet's.
 */
final class Completions implements LineEditor.Completer {
    private static final int COLUMN = 16;
    private static final int WIDTH = 4 * COLUMN;
    private static final String IMPORT = "import ";
    private static final String FROM = "from ";

    private final Vm vm;

    Completions(Vm vm) {
        this.vm = vm;
    }

    /**
     * What fits.
     *
     * @param start where in the line the word starts that goes on
     * @param words all that start with it, sorted
     */
    record Matches(int start, List<String> words) {}

    @Override
    public String complete(String line, StringBuilder shown) {
        Matches matches = find(line);
        String typed = line.substring(matches.start);
        List<String> words = matches.words;
        if (words.isEmpty()) {
            return matches.start == 0 && !typed.isEmpty() && IMPORT.startsWith(typed)
                    ? IMPORT.substring(typed.length())
                    : "";
        }
        String common = commonPrefix(words);
        if (words.size() == 1 || common.length() > typed.length()) {
            return common.substring(typed.length());
        }
        list(words, shown);
        return null;
    }

    /** {@return what fits the end of {@code line}} */
    Matches find(String line) {
        int chain = line.length();
        while (chain > 0 && isNamePart(line.charAt(chain - 1))) {
            chain--;
        }
        int word = line.lastIndexOf('.') + 1;
        if (word <= chain) {
            word = chain;
        }
        String typed = line.substring(word);
        TreeSet<String> words = new TreeSet<>();
        if (word == chain && (line.startsWith(IMPORT) || isFrom(line))) {
            addFitting(words, typed, List.of(vm.builtinModules().names()));
        } else if (word == chain) {
            addNames(words, typed, vm.main().globals());
            if (!typed.isEmpty()) {
                addNames(words, typed, vm.builtins().globals());
            }
        } else {
            Object object = evaluate(line.substring(chain, word - 1));
            if (object != null) {
                addAttributes(words, typed, object);
            }
        }
        return new Matches(word, new ArrayList<>(words));
    }

    private static boolean isFrom(String line) {
        return line.startsWith(FROM) && line.indexOf(' ', FROM.length()) < 0;
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.';
    }

    /** {@return the object that a chain of names stands for, null if there is none} */
    private Object evaluate(String chain) {
        Object object = vm.main();
        int start = 0;
        while (start <= chain.length()) {
            int dot = chain.indexOf('.', start);
            int end = dot < 0 ? chain.length() : dot;
            String name = chain.substring(start, end).intern();
            Object next = attribute(object, name);
            if (next == null && start == 0) {
                next = vm.builtins().globals().get(name);
            }
            if (next == null) {
                return null;
            }
            object = next;
            start = end + 1;
        }
        return object;
    }

    private static Object attribute(Object object, String name) {
        try {
            return Attributes.find(object, name);
        } catch (PyError e) {
            // A property or __getattr__ that fails has nothing to offer.
            return null;
        }
    }

    private void addAttributes(Set<String> words, String typed, Object object) {
        if (object instanceof PyModule module) {
            addNames(words, typed, module.globals());
            return;
        }
        try {
            Object dir = vm.builtins().globals().get("dir");
            for (Object name : Iteration.toArray(Call.call1(dir, object))) {
                if (name instanceof String s && fits(s, typed) && attribute(object, s) != null) {
                    words.add(s);
                }
            }
        } catch (PyError e) {
            // Its __dir__ fails.
        }
    }

    private static void addNames(Set<String> words, String typed, PyDict names) {
        for (PyDict.Cursor c = names.cursor(); c.next(); ) {
            if (c.key() instanceof String name && fits(name, typed)) {
                words.add(name);
            }
        }
    }

    private static void addFitting(Set<String> words, String typed, List<String> names) {
        for (String name : names) {
            if (fits(name, typed)) {
                words.add(name);
            }
        }
    }

    /** Names with an underscore are private: they show when one was typed. */
    private static boolean fits(String name, String typed) {
        return name.startsWith(typed) && !(typed.isEmpty() && name.startsWith("_"));
    }

    private static String commonPrefix(List<String> words) {
        String first = words.getFirst();
        String last = words.getLast();
        int length = 0;
        while (length < first.length()
                && length < last.length()
                && first.charAt(length) == last.charAt(length)) {
            length++;
        }
        return first.substring(0, length);
    }

    /** Shows the words in columns. */
    private static void list(List<String> words, StringBuilder shown) {
        int at = WIDTH;
        for (String word : words) {
            int gap = (at + COLUMN - 1) / COLUMN * COLUMN - at;
            if (gap < 2) {
                gap += COLUMN;
            }
            if (at + gap + word.length() <= WIDTH) {
                shown.repeat(" ", gap).append(word);
                at += gap + word.length();
            } else {
                shown.append("\r\n").append(word);
                at = word.length();
            }
        }
        shown.append("\r\n");
    }
}
