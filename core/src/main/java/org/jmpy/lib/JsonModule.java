package org.jmpy.lib;

import org.jmpy.object.Args;
import org.jmpy.object.Buffer;
import org.jmpy.object.Iteration;
import org.jmpy.object.Members;
import org.jmpy.object.PyError;
import org.jmpy.object.PyList;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyTuple;
import org.jmpy.object.Singleton;
import org.jmpy.object.Stream;
import org.jmpy.object.Streams;
import org.jmpy.object.Text;
import org.jmpy.object.Types;

/** The module json. Source: MicroPython extmod/modjson.c. */
final class JsonModule {
    private JsonModule() {}

    static PyModule create() {
        Members members = new Members();
        members.fnKw("dump", 2, JsonModule::dump)
                .fnKw("dumps", 1, JsonModule::dumps)
                .fn1("load", JsonModule::load)
                .fn1("loads", JsonModule::loads);
        return Library.module("json", members);
    }

    private static Object dump(Object[] args, String[] kw) {
        JsonWriter writer = writer(args, kw, 2);
        Stream stream = Streams.of(args[1], Stream.OP_WRITE);
        Streams.print(stream, writer.write(args[0]));
        return Singleton.NONE;
    }

    private static Object dumps(Object[] args, String[] kw) {
        return writer(args, kw, 1).write(args[0]);
    }

    private static JsonWriter writer(Object[] args, String[] kw, int skipped) {
        if (args.length == skipped) {
            return new JsonWriter(", ", ": ");
        }
        Object[] rest = new Object[args.length - skipped];
        System.arraycopy(args, skipped, rest, 0, rest.length);
        Object separators = Args.parse(rest, kw, 0, 0, "separators")[0];
        if (separators == null || separators == Singleton.NONE) {
            return new JsonWriter(", ", ": ");
        }
        if (!(separators instanceof PyTuple) && !(separators instanceof PyList)) {
            throw PyError.type("object '" + Types.nameOf(separators) + "' isn't a tuple or list");
        }
        Object[] two = Iteration.toArray(separators);
        if (two.length != 2) {
            throw PyError.value("requested length 2 but object has length " + two.length);
        }
        return new JsonWriter(Text.name(two[0]), Text.name(two[1]));
    }

    private static Object load(Object source) {
        Stream stream = Streams.of(source, Stream.OP_READ);
        byte[] one = new byte[1];
        return new JsonReader(
                        () -> {
                            int count = stream.read(one, 0, 1);
                            if (count < 0) {
                                throw PyError.os(-count);
                            }
                            return count == 0 ? 0 : one[0] & 0xff;
                        })
                .read();
    }

    private static Object loads(Object text) {
        Buffer buffer = Buffers.readable(text);
        int from = buffer.offset();
        return new JsonReader(buffer.data(), from, from + buffer.length()).read();
    }
}
