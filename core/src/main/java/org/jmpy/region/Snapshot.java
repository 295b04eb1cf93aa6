package org.jmpy.region;

import org.jmpy.ir.Resume;
import org.jmpy.ir.Source;
import org.jmpy.ir.Virtual;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** The frames that are under way at a place, as an exit there needs them. */
final class Snapshot {
    private Snapshot() {}

    /** {@return the frames, the innermost with {@code depth} operands} */
    static Resume of(Scope scope, int depth) {
        return resume(scope, depth, new IdentityHashMap<>());
    }

    private static Resume resume(Scope s, int depth, IdentityHashMap<Val, Source> virtuals) {
        Resume outer = s.outer == null ? null : resume(s.outer, s.outer.depth, virtuals);
        List<Source> slots = new ArrayList<>(s.locals.length + depth);
        for (int i = 0; i < s.locals.length; i++) {
            slots.add(source(s.isLive(i) ? s.locals[i] : Val.NULL, virtuals));
        }
        for (int i = 0; i < depth; i++) {
            slots.add(source(s.stack[i], virtuals));
        }
        return new Resume(new Point(s.map, s.ip, depth, s.continuation), slots, outer);
    }

    private static Source source(Val val, IdentityHashMap<Val, Source> virtuals) {
        if (!val.isVirtual()) {
            return val.value;
        }
        Source known = virtuals.get(val);
        if (known == null) {
            List<Source> fields = new ArrayList<>();
            for (Val field : val.fields) {
                fields.add(source(field, virtuals));
            }
            known = new Virtual(val.shell, fields);
            virtuals.put(val, known);
        }
        return known;
    }
}
