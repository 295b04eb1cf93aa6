package org.jmpy.lib;

import org.jmpy.object.Members;
import org.jmpy.object.Ops;
import org.jmpy.object.PyError;
import org.jmpy.object.PyList;
import org.jmpy.object.PyModule;
import org.jmpy.object.Singleton;

/**
 * The module heapq. Source: MicroPython extmod/modheapq.c; where a comparison changes the heap
 * under us, it reads freed memory and we raise RuntimeError, as CPython does.
 */
final class HeapqModule {
    private HeapqModule() {}

    static PyModule create() {
        Members members = new Members();
        members.fn2("heappush", HeapqModule::push)
                .fn1("heappop", HeapqModule::pop)
                .fn1("heapify", HeapqModule::heapify);
        return Library.module("heapq", members);
    }

    private static PyList heap(Object value) {
        if (value instanceof PyList list) {
            return list;
        }
        throw PyError.type("heap must be a list");
    }

    private static Object push(Object list, Object item) {
        PyList heap = heap(list);
        heap.append(item);
        siftDown(heap, 0, heap.size() - 1);
        return Singleton.NONE;
    }

    private static Object pop(Object list) {
        PyList heap = heap(list);
        int last = heap.size() - 1;
        if (last < 0) {
            throw PyError.index("empty heap");
        }
        Object item = heap.remove(last);
        if (last == 0) {
            return item;
        }
        Object first = heap.get(0);
        heap.set(0, item);
        siftUp(heap, 0);
        return first;
    }

    private static Object heapify(Object list) {
        PyList heap = heap(list);
        for (int i = heap.size() / 2 - 1; i >= 0; i--) {
            siftUp(heap, i);
        }
        return Singleton.NONE;
    }

    /** {@return {@code a < b}, of items of a heap that had {@code size} items} */
    private static Object less(PyList heap, int size, Object a, Object b) {
        Object less = Ops.less(a, b);
        if (heap.size() != size) {
            throw PyError.runtime("list changed size during iteration");
        }
        return less;
    }

    // Moves the item at `at` towards `start` until its parent is not greater.
    private static void siftDown(PyList heap, int start, int at) {
        int size = heap.size();
        Object item = heap.get(at);
        int place = at;
        while (place > start) {
            int parentPlace = (place - 1) >> 1;
            Object parent = heap.get(parentPlace);
            if (less(heap, size, item, parent) != Boolean.TRUE) {
                break;
            }
            heap.set(place, parent);
            place = parentPlace;
        }
        heap.set(place, item);
    }

    // Moves the smaller child up until a leaf is free, and the item of `start` from there to its
    // place: fewer comparisons than looking for that place on the way down.
    private static void siftUp(PyList heap, int start) {
        int size = heap.size();
        Object item = heap.get(start);
        int place = start;
        for (int child = 2 * place + 1; child < size; child = 2 * place + 1) {
            if (child + 1 < size
                    && less(heap, size, heap.get(child), heap.get(child + 1)) == Boolean.FALSE) {
                child++;
            }
            heap.set(place, heap.get(child));
            place = child;
        }
        heap.set(place, item);
        siftDown(heap, start, place);
    }
}
