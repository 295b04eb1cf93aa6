package org.jmpy.lib;

import org.jmpy.interp.Vm;
import org.jmpy.mpy.Utf8;
import org.jmpy.object.Ascii;
import org.jmpy.object.BytesType;
import org.jmpy.object.Call;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.IntType;
import org.jmpy.object.Members;
import org.jmpy.object.PyBytes;
import org.jmpy.object.PyError;
import org.jmpy.object.PyList;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyTuple;
import org.jmpy.object.PyType;
import org.jmpy.object.Singleton;
import org.jmpy.object.Slot;
import org.jmpy.object.Text;
import org.jmpy.object.Types;

import java.nio.charset.StandardCharsets;

/**
 * The module re. A bytes subject is searched as a text of the same bytes, with the pattern's UTF-8.
 * Source: MicroPython extmod/modre.c.
 */
final class ReModule {
    private ReModule() {}

    static PyModule create(Vm vm) {
        Members members = new Members();
        members.fn("compile", 1, 2, args -> new Pattern(vm, args[0]))
                .fn("match", 2, 4, args -> find(vm, args, true))
                .fn("search", 2, 4, args -> find(vm, args, false))
                .fn("sub", 3, 5, args -> sub(vm, args));
        return Library.module("re", members);
    }

    /** What is searched: a str or bytes, and its characters. */
    private record Subject(Object value, String text, boolean isBytes) {
        static Subject of(Object value) {
            Object bytes = value instanceof String ? null : Types.cast(value, BytesType.INSTANCE);
            if (bytes instanceof PyBytes b) {
                return new Subject(value, new String(b.value(), StandardCharsets.ISO_8859_1), true);
            }
            return new Subject(value, Text.name(value), false);
        }

        Object part(int from, int to) {
            return made(text.substring(from, to), isBytes);
        }

        /** {@return how Python counts the position {@code at}} */
        long position(int at) {
            return at < 0 ? -1 : isBytes ? at : text.codePointCount(0, at);
        }

        /** {@return the position for an argument, cut to the subject} */
        int clip(Object argument, int least) {
            long at = IntType.toLong(argument);
            int length = isBytes ? text.length() : text.codePointCount(0, text.length());
            int clipped = (int) Math.max(0, Math.min(length, at));
            int index = isBytes ? clipped : text.offsetByCodePoints(0, clipped);
            return Math.max(least, index);
        }
    }

    private static Object made(String text, boolean isBytes) {
        return isBytes ? new PyBytes(text.getBytes(StandardCharsets.ISO_8859_1)) : text;
    }

    /** A compiled pattern. */
    private static final class Pattern extends PyObject {
        private static final PyType TYPE =
                new PyType("re", Slot.PRINT) {
                    @Override
                    public void print(StringBuilder out, Object self, boolean repr) {
                        out.append("<re ").append(Text.address(self).substring(2)).append('>');
                    }

                    @Override
                    protected void declare(Members members) {
                        members.fn("match", 2, 4, args -> find(vmOf(args), args, true))
                                .fn("search", 2, 4, args -> find(vmOf(args), args, false))
                                .fn("split", 2, 3, ReModule::split)
                                .fn("sub", 3, 5, args -> ReModule.sub(vmOf(args), args));
                    }
                };

        private final Vm vm;
        private final String source;
        private final RegexProgram forText;
        private RegexProgram forBytes;

        Pattern(Vm vm, Object pattern) {
            this.vm = vm;
            Subject subject = Subject.of(pattern);
            source = subject.text;
            forText = RegexParser.compile(source);
            if (subject.isBytes) {
                forBytes = forText;
            }
        }

        private static Vm vmOf(Object[] args) {
            return ((Pattern) args[0]).vm;
        }

        RegexProgram program(boolean bytes) {
            if (!bytes) {
                return forText;
            }
            if (forBytes == null) {
                byte[] utf8 = Utf8.encode(source);
                forBytes =
                        utf8.length == source.length()
                                ? forText
                                : RegexParser.compile(
                                        new String(utf8, StandardCharsets.ISO_8859_1));
            }
            return forBytes;
        }

        @Override
        public PyType type() {
            return TYPE;
        }
    }

    /** The result of a match. */
    private static final class Match extends PyObject {
        private static final PyType TYPE =
                new PyType("match", Slot.PRINT) {
                    @Override
                    public void print(StringBuilder out, Object self, boolean repr) {
                        out.append("<match num=").append(((Match) self).count()).append('>');
                    }

                    @Override
                    protected void declare(Members members) {
                        members.fn2("group", (self, no) -> ((Match) self).group(no))
                                .fn1("groups", self -> ((Match) self).groups())
                                .fn("span", 1, 2, args -> new PyTuple(span(args)))
                                .fn("start", 1, 2, args -> span(args)[0])
                                .fn("end", 1, 2, args -> span(args)[1]);
                    }

                    private static Object[] span(Object[] args) {
                        Match match = (Match) args[0];
                        int no = args.length == 2 ? match.number(args[1]) : 0;
                        return new Object[] {
                            match.subject.position(match.captures[2 * no]),
                            match.subject.position(match.captures[2 * no + 1])
                        };
                    }
                };

        private final Subject subject;
        private final int[] captures;

        Match(Subject subject, int[] captures) {
            this.subject = subject;
            this.captures = captures;
        }

        @Override
        public PyType type() {
            return TYPE;
        }

        private int count() {
            return captures.length / 2;
        }

        private int number(Object value) {
            long no = IntType.toLong(value);
            if (no < 0 || no >= count()) {
                throw PyError.of(ExceptionType.INDEX_ERROR, value);
            }
            return (int) no;
        }

        private Object group(Object value) {
            int no = number(value);
            return captures[2 * no] < 0
                    ? Singleton.NONE
                    : subject.part(captures[2 * no], captures[2 * no + 1]);
        }

        private Object groups() {
            Object[] items = new Object[count() - 1];
            for (int i = 0; i < items.length; i++) {
                items[i] = group(i + 1L);
            }
            return new PyTuple(items);
        }
    }

    private static Pattern pattern(Vm vm, Object value) {
        return value instanceof Pattern pattern ? pattern : new Pattern(vm, value);
    }

    private static Object find(Vm vm, Object[] args, boolean anchored) {
        Pattern pattern = pattern(vm, args[0]);
        Subject subject = Subject.of(args[1]);
        int from = 0;
        int to = subject.text.length();
        if (args[0] == pattern && args.length > 2) {
            from = subject.clip(args[2], 0);
            if (args.length > 3) {
                to = subject.clip(args[3], from);
            }
        }
        int[] captures =
                pattern.program(subject.isBytes).new Matcher(vm, subject.text, to)
                        .find(from, anchored);
        return captures == null ? Singleton.NONE : new Match(subject, captures);
    }

    private static Object split(Object[] args) {
        Pattern pattern = (Pattern) args[0];
        Subject subject = Subject.of(args[1]);
        long limit = args.length > 2 ? IntType.toLong(args[2]) : 0;
        RegexProgram program = pattern.program(subject.isBytes);
        String text = subject.text;
        RegexProgram.Matcher matcher = program.new Matcher(pattern.vm, text, text.length());
        PyList parts = new PyList();
        int from = 0;
        while (true) {
            int[] captures = matcher.find(from, false);
            if (captures == null || captures[0] == captures[1]) {
                break;
            }
            parts.append(subject.part(from, captures[0]));
            if (program.groups() > 0) {
                throw PyError.notImplemented("splitting with sub-captures");
            }
            from = captures[1];
            if (limit > 0 && --limit == 0) {
                break;
            }
        }
        parts.append(subject.part(from, text.length()));
        return parts;
    }

    private static Object sub(Vm vm, Object[] args) {
        Pattern pattern = pattern(vm, args[0]);
        Object replacement = args[1];
        Subject subject = Subject.of(args[2]);
        long limit = args.length > 3 ? IntType.toLong(args[3]) : 0;
        String text = subject.text;
        RegexProgram.Matcher matcher =
                pattern.program(subject.isBytes).new Matcher(vm, text, text.length());
        boolean isFunction = Call.isCallable(replacement);
        StringBuilder out = null;
        int from = 0;
        while (true) {
            int[] captures = matcher.find(from, false);
            if (captures == null || captures[0] == captures[1]) {
                break;
            }
            if (out == null) {
                out = new StringBuilder(text.length());
            }
            out.append(text, from, captures[0]);
            Object by =
                    isFunction
                            ? Call.call1(replacement, new Match(subject, captures))
                            : replacement;
            expand(out, replacementText(by, subject.isBytes), text, captures);
            from = captures[1];
            if (limit > 0 && --limit == 0) {
                break;
            }
        }
        if (out == null) {
            return args[2];
        }
        out.append(text, from, text.length());
        return made(out.toString(), subject.isBytes);
    }

    private static String replacementText(Object value, boolean forBytes) {
        Subject given = Subject.of(value);
        if (given.isBytes == forBytes) {
            return given.text;
        }
        return forBytes
                ? new String(Utf8.encode(given.text), StandardCharsets.ISO_8859_1)
                : ByteStore.text(
                        given.text.getBytes(StandardCharsets.ISO_8859_1), 0, given.text.length());
    }

    /** Appends a replacement, putting groups for \1 and \g<1>. */
    private static void expand(StringBuilder out, String by, String text, int[] captures) {
        int i = 0;
        while (i < by.length()) {
            char c = by.charAt(i++);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            boolean bracketed = by.startsWith("g<", i);
            if (bracketed) {
                i += 2;
            }
            int digits = i;
            i = Ascii.skipDigits(by, i);
            if (i > digits) {
                long no = Ascii.number(by, digits, i);
                if (bracketed && i < by.length() && by.charAt(i) == '>') {
                    i++;
                }
                if (no >= captures.length / 2) {
                    throw PyError.of(ExceptionType.INDEX_ERROR, (Object) no);
                }
                int slot = (int) no * 2;
                if (captures[slot] >= 0) {
                    out.append(text, captures[slot], captures[slot + 1]);
                }
            } else if (i < by.length() && by.charAt(i) == '\\') {
                out.append('\\');
                i++;
            }
        }
    }
}
