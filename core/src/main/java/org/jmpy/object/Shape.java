package org.jmpy.object;

import java.util.HashMap;
import java.util.Map;

/**
 * The layout of an instance's attributes (a hidden class): which name is at which index. Instances
 * that got the same attributes in the same order share a shape, so a test of the shape tells where
 * an attribute is. Shapes form a tree that grows by one name a step.
 */
public final class Shape {
    /** Beyond this many attributes an instance keeps a dict instead. */
    static final int MAX_SIZE = 64;

    /** The shape of instances that keep their attributes in a dict at index 0. */
    static final Shape DICTIONARY = new Shape(null, null, null, 0);

    private final PyClass owner;
    private final Shape parent;
    private final String name;
    private final int size;
    private final int number;
    // Open addressing by the name's hash; index + 1 beside each name, made when first asked.
    private volatile Table table;
    // The one child that most shapes have, and the others.
    private String childName;
    private Shape child;
    private Map<String, Shape> children;

    private record Table(String[] names, byte[] indexes) {}

    private Shape(PyClass owner, Shape parent, String name, int size) {
        this.owner = owner;
        this.parent = parent;
        this.name = name;
        this.size = size;
        int first = owner == null ? 0 : owner.name().hashCode();
        this.number = parent == null ? first : 31 * parent.number + name.hashCode();
    }

    /** {@return a new shape without attributes} Each class has its own, so shapes tell classes. */
    static Shape root(PyClass owner) {
        return new Shape(owner, null, null, 0);
    }

    /** {@return a number by which to look it up among a few; others may have the same} */
    public int number() {
        return number;
    }

    /** {@return the class of the instances, null of {@link #DICTIONARY}} */
    public PyClass owner() {
        return owner;
    }

    /** {@return the number of attributes} */
    public int size() {
        return size;
    }

    /** {@return the index of {@code attribute}, -1 if this shape has no such attribute} */
    public int indexOf(String attribute) {
        if (size == 0) {
            return -1;
        }
        Table t = table;
        if (t == null) {
            t = makeTable();
        }
        String[] names = t.names;
        int mask = names.length - 1;
        for (int i = hash(attribute) & mask; ; i = (i + 1) & mask) {
            String candidate = names[i];
            if (candidate == null) {
                return -1;
            }
            if (candidate == attribute || candidate.equals(attribute)) {
                return t.indexes[i];
            }
        }
    }

    private static int hash(String s) {
        int h = s.hashCode();
        return h ^ (h >>> 7);
    }

    private Table makeTable() {
        int length = 4;
        while (length < 2 * size) {
            length <<= 1;
        }
        String[] names = new String[length];
        byte[] indexes = new byte[length];
        for (Shape s = this; s.parent != null; s = s.parent) {
            int i = hash(s.name) & (length - 1);
            while (names[i] != null) {
                i = (i + 1) & (length - 1);
            }
            names[i] = s.name;
            indexes[i] = (byte) (s.size - 1);
        }
        Table t = new Table(names, indexes);
        table = t;
        return t;
    }

    /** {@return whether an attribute can be added without changing to a dict} */
    public boolean canGrow() {
        return this != DICTIONARY && size < MAX_SIZE;
    }

    /** {@return the names in the order of their indexes} */
    public String[] names() {
        String[] names = new String[size];
        for (Shape s = this; s.parent != null; s = s.parent) {
            names[s.size - 1] = s.name;
        }
        return names;
    }

    /** {@return the shape that has {@code attribute} too, at index {@link #size()}} */
    public Shape with(String attribute) {
        if (attribute.equals(childName)) {
            return child;
        }
        if (childName == null) {
            // As the names in code are interned, comparing with them takes no look at the text.
            childName = attribute.intern();
            child = new Shape(owner, this, childName, size + 1);
            return child;
        }
        if (children == null) {
            children = new HashMap<>();
        }
        return children.computeIfAbsent(
                attribute, a -> new Shape(owner, this, a.intern(), size + 1));
    }
}
