package org.jmpy.object;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.UnaryOp;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A class made by a class statement, or by {@code type(name, bases, dict)}. Its slots look up the
 * special methods. Attributes are searched depth first, left to right. Source: MicroPython
 * py/objtype.c.
 */
public final class PyClass extends PyType {
    private static final int SLOTS =
            Slot.MAKE
                    | Slot.PRINT
                    | Slot.CALL
                    | Slot.UNARY
                    | Slot.BINARY
                    | Slot.ATTR
                    | Slot.SUBSCR
                    | Slot.ITER
                    | Slot.BUFFER
                    | Slot.EQ_CHECKS_OTHER
                    | Slot.EQ_NOT_REFLEXIVE
                    | Slot.EQ_HAS_NOT_EQUAL;

    /**
     * Where a look-up found something.
     *
     * @param owner the class or built-in type that has it
     * @param value the member, null if the built-in type provides it by a slot or computes its
     *     attributes
     * @param rest what the look-up finds behind a type that computes attributes, else null
     */
    record Member(PyType owner, Object value, boolean slot, Member rest) {
        private static final Member ABSENT = new Member(null, null, false, null);

        boolean found() {
            return this != ABSENT;
        }

        /** Puts what a call needs into dest[at], dest[at + 1]; false if there is nothing. */
        boolean bind(PyInstance self, Object[] dest, int at) {
            if (value != null) {
                Object target = self;
                if (!owner.isClass() && owner != ObjectType.INSTANCE) {
                    target = self.nativePart();
                }
                Attributes.bind(target, owner, value, dest, at);
                return true;
            }
            String name = name(dest, at);
            // A part that was not made yet has no attributes, not even an __init__.
            if (self.base() != null && Attributes.findMethod(self.base(), name, dest, at)) {
                return true;
            }
            dest[at] = name;
            return rest != null && rest.bind(self, dest, at);
        }

        // A computed attribute needs its name: the caller leaves it in dest[at].
        private static String name(Object[] dest, int at) {
            return (String) dest[at];
        }
    }

    private final Map<String, Member> found = new HashMap<>();
    private final Map<String, Member> foundSlots = new HashMap<>();
    private final List<WeakReference<PyClass>> subclasses = new ArrayList<>(0);
    private final Shape rootShape = Shape.root(this);
    private final PyType nativeBase;
    private boolean specialAccessors;
    private boolean subclassed;
    private int version;
    private Assumption unchanged;

    /**
     * @param dict the attributes, kept and used by the class
     * @throws PyError TypeError if a base cannot be derived from
     */
    public PyClass(String name, PyType[] bases, PyDict dict) {
        super(name, SLOTS, bases);
        for (PyType base : bases) {
            if (!base.has(Slot.MAKE)) {
                throw PyError.type("type '" + base.name() + "' isn't an acceptable base type");
            }
            if (base instanceof PyClass cls) {
                cls.subclassed = true;
                cls.subclasses.add(new WeakReference<>(this));
                specialAccessors |= cls.specialAccessors;
            }
        }
        setLocals(dict);
        Object[] setNames = new Object[3 * dict.size()];
        int calls = 0;
        Object[] dest = new Object[2];
        for (PyDict.Cursor c = dict.cursor(); c.next(); ) {
            specialAccessors |= isSpecialAccessor(c.key(), c.value());
            if (mayTakeName(c.value())
                    && Attributes.findMethod(c.value(), "__set_name__", dest, 0)
                    && dest[1] != null) {
                setNames[calls++] = dest[0];
                setNames[calls++] = dest[1];
                setNames[calls++] = c.key();
            }
        }
        List<PyType> natives = new ArrayList<>(1);
        collectNativeBases(this, natives);
        if (natives.size() > 1) {
            throw PyError.type("multiple bases have instance lay-out conflict");
        }
        nativeBase = natives.isEmpty() ? null : natives.get(0);
        Object make = dict.get("__new__");
        if (make instanceof PyFunction || make instanceof PyBuiltin) {
            dict.put("__new__", new StaticMethod(make));
        }
        for (int i = 0; i < calls; i += 3) {
            Call.call3(setNames[i], setNames[i + 1], this, setNames[i + 2]);
        }
    }

    private static void collectNativeBases(PyType type, List<PyType> natives) {
        if (type == ObjectType.INSTANCE) {
            return;
        }
        if (!type.isClass()) {
            natives.add(type);
            return;
        }
        for (PyType base : type.bases()) {
            collectNativeBases(base, natives);
        }
    }

    /** {@return whether the value may have a method {@code __set_name__}: most cannot} */
    private static boolean mayTakeName(Object value) {
        return value instanceof PyObject
                && !(value instanceof PyFunction)
                && !(value instanceof PyProperty);
    }

    private static boolean isSpecialAccessor(Object key, Object value) {
        if (key.equals("__setattr__") || key.equals("__delattr__")) {
            return true;
        }
        if (value instanceof PyProperty) {
            return true;
        }
        // Only an instance (or a class seen as a value) can have descriptor methods.
        if (!(value instanceof PyInstance) && !(value instanceof PyClass)) {
            return false;
        }
        try {
            return Attributes.find(value, "__get__") != null
                    || Attributes.find(value, "__set__") != null
                    || Attributes.find(value, "__delete__") != null;
        } catch (PyError e) {
            return false;
        }
    }

    @Override
    public boolean isClass() {
        return true;
    }

    public Shape rootShape() {
        return rootShape;
    }

    /** {@return the built-in type this class derives from, null if it is only object} */
    public PyType nativeBase() {
        return nativeBase;
    }

    /** {@return whether loads and stores must look for properties, descriptors and the like} */
    public boolean hasSpecialAccessors() {
        return specialAccessors;
    }

    /**
     * {@return whether a store of attribute {@code name} only replaces or adds it in the instance:
     * no property, descriptor or hook takes part}
     */
    public boolean storesPlainly(String name) {
        if (!specialAccessors) {
            return true;
        }
        Member member = lookup(name);
        boolean plain =
                member == null
                        || (member.value != null
                                && !(member.value instanceof PyProperty)
                                && !(member.value instanceof PyInstance));
        return plain && lookup("__setattr__") == null;
    }

    // ---- look-up -----------------------------------------------------------------------------

    /** {@return where {@code name} is found in this class and its bases, or null} */
    Member lookup(String name) {
        Member member = found.get(name);
        if (member == null) {
            member = search(this, name, 0);
            found.put(name, member);
        }
        return member == Member.ABSENT ? null : member;
    }

    /** As {@link #lookup(String)}, also satisfied by a built-in base that has {@code slot}. */
    Member lookup(String name, int slot) {
        Member member = foundSlots.get(name);
        if (member == null) {
            member = search(this, name, slot);
            foundSlots.put(name, member);
        }
        return member == Member.ABSENT ? null : member;
    }

    /**
     * As {@link #lookup(String, int)} for an instance: puts what to call into dest, unless a
     * built-in base provides it by its slot.
     */
    private Member special(PyInstance self, String name, int slot, Object[] dest) {
        Member member = slot == 0 ? lookup(name) : lookup(name, slot);
        if (member == null || member.slot) {
            return member;
        }
        dest[0] = name;
        return member.bind(self, dest, 0) ? member : null;
    }

    /**
     * {@return whether a call makes an instance and then calls {@code __init__}, if there is one}
     */
    public boolean isPlain() {
        Member maker = lookup("__new__", Slot.MAKE);
        return nativeBase == null && (maker == null || maker.slot);
    }

    /** {@return a new instance without attributes} */
    public PyInstance instantiate() {
        return new PyInstance(this);
    }

    /** {@return the plain member {@code name} as found, not bound, or null} For caches. */
    public Object member(String name) {
        Member member = lookup(name);
        return member == null ? null : member.value;
    }

    /** Searches {@code type} and its bases, uncached. */
    static Member search(PyType type, String name, int slot) {
        if (type == ObjectType.INSTANCE) {
            return Member.ABSENT;
        }
        boolean isNative = !type.isClass();
        if (isNative && slot != 0 && type.has(slot)) {
            return new Member(type, null, true, null);
        }
        Object value = type.locals().get(name);
        if (value != null) {
            return new Member(type, value, false, null);
        }
        Member behind = Member.ABSENT;
        for (PyType base : type.bases()) {
            behind = search(base, name, slot);
            if (behind != Member.ABSENT) {
                break;
            }
        }
        // Computed attributes are no special methods: those are slots.
        if (isNative && slot == 0 && (type.has(Slot.ATTR) || name.equals("__next__"))) {
            return new Member(type, null, false, behind == Member.ABSENT ? null : behind);
        }
        if (behind != Member.ABSENT
                && behind.value == null
                && !behind.slot
                && behind.rest == null) {
            // A type that computes attributes: what follows it in the bases may still have the
            // name.
            return new Member(behind.owner, null, false, afterNative(type, name, slot));
        }
        return behind;
    }

    private static Member afterNative(PyType type, String name, int slot) {
        boolean passed = false;
        for (PyType base : type.bases()) {
            Member member = search(base, name, slot);
            if (passed && member != Member.ABSENT) {
                return member;
            }
            passed |= member != Member.ABSENT;
        }
        return null;
    }

    /** Looks up a special method of an instance; dest as for {@link PyType#attr}. */
    private boolean find(PyInstance self, String name, Object[] dest, int at) {
        Member member = lookup(name);
        if (member == null) {
            return false;
        }
        dest[at] = name;
        return member.bind(self, dest, at);
    }

    /** Stores or deletes (null) an attribute of the class. */
    boolean storeMember(String name, Object value) {
        PyDict dict = locals();
        if (value == null) {
            boolean removed = dict.remove(name) != null;
            invalidate();
            return removed;
        }
        if (!specialAccessors && isSpecialAccessor(name, value)) {
            if (subclassed) {
                throw PyError.attribute("can't add special method to already-subclassed class");
            }
            specialAccessors = true;
        }
        boolean counts = isDatum(value) && isDatum(dict.get(name)) && !name.startsWith("__");
        dict.put(name, value);
        if (counts) {
            forget(name);
        } else {
            invalidate();
        }
        return true;
    }

    /** {@return whether it is data: as a class attribute it is what it is, nothing is called} */
    private static boolean isDatum(Object value) {
        return value instanceof Long
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof String
                || value instanceof PyList
                || value instanceof PyDict
                || value == Singleton.NONE
                || (value != null && value.getClass() == PyTuple.class);
    }

    /** {@return whether a member of a class is what the class's attribute is, without more ado} */
    public static boolean isPlain(Object member) {
        return member instanceof PyFunction || isDatum(member);
    }

    /** One datum took the place of another: nothing else is looked up otherwise. */
    private void forget(String name) {
        found.remove(name);
        foundSlots.remove(name);
        for (WeakReference<PyClass> reference : subclasses) {
            PyClass subclass = reference.get();
            if (subclass != null) {
                subclass.forget(name);
            }
        }
    }

    /**
     * {@return the attributes of the class or base that has the datum {@code name}, null if it is
     * no datum} While {@link #assumeUnchanged} holds they stay the ones, and the entry stays there.
     */
    public PyDict holderOfDatum(String name) {
        Member member = lookup(name);
        return member != null && isDatum(member.value) ? member.owner.locals() : null;
    }

    /**
     * {@return a number that changes whenever an attribute of the class or a base may have, but for
     * data in the place of data}
     */
    public int version() {
        return version;
    }

    /**
     * {@return the assumption that no attribute of the class or a base changes, but for data in the
     * place of data}
     */
    public Assumption assumeUnchanged() {
        if (unchanged == null) {
            unchanged = new Assumption();
        }
        return unchanged;
    }

    private void invalidate() {
        version++;
        if (unchanged != null) {
            Assumption assumption = unchanged;
            unchanged = null;
            assumption.breakIt();
        }
        found.clear();
        foundSlots.clear();
        for (WeakReference<PyClass> reference : subclasses) {
            PyClass subclass = reference.get();
            if (subclass != null) {
                subclass.invalidate();
            }
        }
    }

    // ---- slots -------------------------------------------------------------------------------

    @Override
    public Object make(PyType cls, Object[] args, String[] kw) {
        Member maker = lookup("__new__", Slot.MAKE);
        PyInstance self;
        if (maker == null || maker.slot) {
            self = new PyInstance(this);
        } else {
            Object[] dest = new Object[2];
            Attributes.bind(null, maker.owner, maker.value, dest, 0);
            Object made = Call.withSelf(dest[0], this, args, kw);
            if (!(made instanceof PyInstance instance) || instance.cls() != this) {
                return made;
            }
            self = instance;
        }
        Object[] dest = new Object[2];
        if (find(self, "__init__", dest, 0)) {
            Object result = Call.withSelf(dest[0], dest[1], args, kw);
            if (result != Singleton.NONE) {
                throw PyError.type(
                        "__init__() should return None, not '" + Types.nameOf(result) + "'");
            }
        }
        if (nativeBase != null && self.base() == null) {
            self.setBase(nativeBase.make(nativeBase, args, kw));
        }
        return self;
    }

    /** Makes the built-in part of {@code self}: {@code super().__init__(args)} ends here. */
    static Object initNative(PyInstance self, Object[] args, String[] kw) {
        PyType base = self.cls().nativeBase;
        self.setBase(base.make(base, args, kw));
        return Singleton.NONE;
    }

    @Override
    public void print(StringBuilder out, Object object, boolean repr) {
        PyInstance self = (PyInstance) object;
        Object[] dest = new Object[2];
        Member member = special(self, repr ? "__repr__" : "__str__", Slot.PRINT, dest);
        if (member == null && !repr) {
            member = special(self, "__repr__", 0, dest);
        }
        if (member == null) {
            out.append('<').append(name()).append(" object at ");
            out.append(Text.address(self)).append('>');
            return;
        }
        if (member.slot) {
            if (self.nativePart() instanceof PyException exception) {
                if (repr) {
                    out.append(name());
                }
                exception.print(out, repr, false);
            } else {
                Types.of(self.base()).print(out, self.base(), repr);
            }
            return;
        }
        Object text = Call.withSelf(dest[0], dest[1], PyCallable.NO_ARGS, null);
        Text.str(out, text);
    }

    /** Appends an exception instance as the top level shows it, without its traceback. */
    void printUncaught(StringBuilder out, PyInstance self) {
        Member member = lookup("__repr__", Slot.PRINT);
        if (member != null && member.slot && self.nativePart() instanceof PyException exception) {
            out.append(name()).append(": ");
            exception.print(out, false, false);
        } else {
            print(out, self, true);
        }
    }

    @Override
    public Object call(Object object, Object[] args, String[] kw) {
        PyInstance self = (PyInstance) object;
        Object[] dest = new Object[2];
        Member member = special(self, "__call__", Slot.CALL, dest);
        if (member == null) {
            throw PyError.type("'" + name() + "' object isn't callable");
        }
        if (member.slot) {
            return Call.call(self.nativePart(), args, kw);
        }
        return Call.withSelf(dest[0], dest[1], args, kw);
    }

    @Override
    public Object unary(int op, Object object) {
        PyInstance self = (PyInstance) object;
        String method = UnaryOp.method(op);
        Object[] dest = new Object[2];
        Member member = special(self, method, Slot.UNARY, dest);
        if (member == null) {
            if (op == UnaryOp.HASH && lookup("__eq__", Slot.BINARY) == null) {
                return Ops.identityHash(self);
            }
            return null;
        }
        if (member.slot) {
            return Ops.unaryMaybe(op, self.nativePart());
        }
        Object result = dest[1] == null ? Call.call0(dest[0]) : Call.call1(dest[0], dest[1]);
        if (op == UnaryOp.HASH) {
            return Ops.truncatedInt(result);
        }
        if (op == UnaryOp.INT_MAYBE && !IntType.isInt(result)) {
            throw PyError.bareType();
        }
        return result;
    }

    @Override
    public Object binary(int op, Object left, Object right) {
        PyInstance self = (PyInstance) left;
        String method = BinaryOp.method(op);
        Object[] dest = new Object[2];
        Member member = special(self, method, Slot.BINARY, dest);
        if (member == null) {
            return null;
        }
        if (member.slot) {
            return Ops.binary(op, self.nativePart(), right);
        }
        Object result =
                dest[1] == null ? Call.call1(dest[0], right) : Call.call2(dest[0], dest[1], right);
        if (op == BinaryOp.CONTAINS) {
            return Ops.truth(result);
        }
        return result == Singleton.NOT_IMPLEMENTED ? null : result;
    }

    @Override
    public List<String> computed(Object self) {
        return List.of("__dict__");
    }

    @Override
    public boolean attr(Object object, String name, Object[] dest, int at) {
        PyInstance self = (PyInstance) object;
        Object own = self.get(name);
        if (own != null) {
            dest[at] = own;
            dest[at + 1] = null;
            return true;
        }
        if (name.equals("__dict__")) {
            PyDict dict = self.dict();
            dict.freeze();
            dest[at] = dict;
            dest[at + 1] = null;
            return true;
        }
        if (find(self, name, dest, at)) {
            if (specialAccessors) {
                loadThroughDescriptor(self, dest, at);
            }
            return true;
        }
        return loadThroughGetattr(self, name, dest, at);
    }

    private void loadThroughDescriptor(PyInstance self, Object[] dest, int at) {
        Object member = dest[at];
        if (member instanceof PyProperty property) {
            dest[at] = property.get(self);
            dest[at + 1] = null;
            return;
        }
        if (!(member instanceof PyInstance)) {
            return;
        }
        Object get = Attributes.find(member, "__get__");
        if (get != null) {
            dest[at] = Call.call2(get, self, this);
            dest[at + 1] = null;
        }
    }

    private boolean loadThroughGetattr(PyInstance self, String name, Object[] dest, int at) {
        switch (name) {
            case "__getattr__",
                    "__get__",
                    "__set__",
                    "__delete__",
                    "__set_name__",
                    "__setattr__",
                    "__delattr__" -> {
                return false;
            }
            default -> {}
        }
        Object[] method = new Object[2];
        if (!Attributes.findMethod(self, "__getattr__", method, 0)) {
            return false;
        }
        dest[at] = Call.withSelf(method[0], method[1], new Object[] {name}, null);
        dest[at + 1] = null;
        return true;
    }

    @Override
    public boolean storeAttr(Object object, String name, Object value) {
        PyInstance self = (PyInstance) object;
        if (specialAccessors) {
            Object[] dest = new Object[2];
            if (find(self, name, dest, 0)) {
                Object member = dest[0];
                if (member instanceof PyProperty property) {
                    return property.store(self, value);
                }
                if (member instanceof PyInstance && storeThroughDescriptor(member, self, value)) {
                    return true;
                }
            }
            String hook = value == null ? "__delattr__" : "__setattr__";
            if (Attributes.findMethod(self, hook, dest, 0)) {
                Object[] args = value == null ? new Object[] {name} : new Object[] {name, value};
                Call.withSelf(dest[0], dest[1], args, null);
                return true;
            }
        }
        if (value == null) {
            return self.remove(name);
        }
        self.put(name, value);
        return true;
    }

    private static boolean storeThroughDescriptor(Object member, PyInstance self, Object value) {
        Object function = Attributes.find(member, value == null ? "__delete__" : "__set__");
        if (function == null) {
            return false;
        }
        if (value == null) {
            Call.call1(function, self);
        } else {
            Call.call2(function, self, value);
        }
        return true;
    }

    @Override
    public Object subscr(Object object, Object index) {
        PyInstance self = (PyInstance) object;
        Object[] dest = new Object[2];
        Member member = special(self, "__getitem__", Slot.SUBSCR, dest);
        if (member == null) {
            return null;
        }
        if (member.slot) {
            return Subscripts.load(self.nativePart(), index);
        }
        return dest[1] == null ? Call.call1(dest[0], index) : Call.call2(dest[0], dest[1], index);
    }

    @Override
    public boolean storeSubscr(Object object, Object index, Object value) {
        PyInstance self = (PyInstance) object;
        String method = value == null ? "__delitem__" : "__setitem__";
        Object[] dest = new Object[2];
        Member member = special(self, method, Slot.SUBSCR, dest);
        if (member == null) {
            return false;
        }
        if (member.slot) {
            if (value == null) {
                Subscripts.delete(self.nativePart(), index);
            } else {
                Subscripts.store(self.nativePart(), index, value);
            }
            return true;
        }
        Object[] args = value == null ? new Object[] {index} : new Object[] {index, value};
        Call.withSelf(dest[0], dest[1], args, null);
        return true;
    }

    @Override
    public Object iter(Object object) {
        PyInstance self = (PyInstance) object;
        Object[] dest = new Object[2];
        Member member = special(self, "__iter__", Slot.ITER, dest);
        if (member == null) {
            return null;
        }
        if (member.slot) {
            return Iteration.iter(self.nativePart());
        }
        return dest[1] == null ? Call.call0(dest[0]) : Call.call1(dest[0], dest[1]);
    }

    @Override
    public Buffer buffer(Object object, boolean writable) {
        PyInstance self = (PyInstance) object;
        if (nativeBase == null || !nativeBase.has(Slot.BUFFER)) {
            return null;
        }
        return nativeBase.buffer(self.nativePart(), writable);
    }

    @Override
    public Stream stream(Object self, Object part) {
        return nativeBase == null
                ? null
                : nativeBase.stream(self, ((PyInstance) self).nativePart());
    }
}
