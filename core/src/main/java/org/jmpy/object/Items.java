package org.jmpy.object;

/** Items by index: a list or a tuple. The size may change while Python code is called. */
interface Items {
    int size();

    /** {@return the item at {@code index}, which is in [0, size)} */
    Object get(int index);
}
