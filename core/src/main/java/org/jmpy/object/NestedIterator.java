package org.jmpy.object;

/**
 * An iterator over other iterators, such as map or zip. How deep they may be nested is limited, as
 * asking the outermost one is a recursion down to the innermost: where the reference runs out of
 * stack, we answer the same whatever stack there is.
 */
abstract class NestedIterator extends PyIterator {
    private static final int MAX_NESTING = 2000;

    private final int nesting;

    /**
     * @param iterators what this one asks
     */
    NestedIterator(Object... iterators) {
        int deepest = 0;
        for (Object iterator : iterators) {
            if (iterator instanceof NestedIterator nested) {
                deepest = Math.max(deepest, nested.nesting);
            }
        }
        nesting = deepest + 1;
    }

    /**
     * @throws PyError RuntimeError if too many iterators are nested
     */
    final void checkNesting() {
        if (nesting > MAX_NESTING) {
            throw PyError.recursion();
        }
    }
}
