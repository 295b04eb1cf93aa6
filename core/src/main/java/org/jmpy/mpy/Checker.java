package org.jmpy.mpy;

/**
 * Checks everything that a file holds before it runs. There is no way around it. {@link MpyLoader}
 * checks tables, names and the places of all functions when it loads a file, and the code of each
 * function before its first call: most programs call few of the functions they import. {@link
 * MpyReader#load}, for whoever wants to know at once, checks all. The code that the compiler makes
 * in memory is what it would write to a file.
 *
 * <p>Of an image that passes, these things hold, whichever way control goes, whatever raises, and
 * whatever values and names the program meets:
 *
 * <ul>
 *   <li><b>Structure.</b> Tables and functions lie inside the file, one after the other, and
 *       nothing is left over. Every text is UTF-8, every number text is a number. Nesting is
 *       bounded, so recursion over tuples and functions is safe.
 *   <li><b>Preludes.</b> Names and line info lie inside the info part and name qstrs that exist;
 *       parameters, cells, locals and the deepest stack fit in the frame, side by side. (A class
 *       body that assigns {@code __class__} has a local more than mpy-cross counts: its frame gets
 *       a slot more, where the original lets the stack overwrite it.)
 *   <li><b>Instructions.</b> Every opcode exists and is whole; qstrs, constants, locals and
 *       children exist; jumps and handlers lead to instructions of the same function; control does
 *       not run off the end; no more handlers are open than the prelude declares.
 *   <li><b>Stack.</b> Wherever control meets, the stack has the same depth and the same handlers
 *       are open. Between a SETUP and its handler nothing takes from below the depth at the SETUP.
 *   <li><b>Slots.</b> Python instructions take Python values, with NULL only where it means
 *       something: the value of a deletion, no defaults, {@code **} among keyword names, the slots
 *       that a generator expression fills. FOR_ITER finds the four slots of one iterator, or (NULL,
 *       any value, NULL, NULL). CALL_METHOD and WITH_CLEANUP find the two slots that one
 *       LOAD_METHOD or SETUP_WITH left. Keyword names are strings of the qstr table, bitmaps of
 *       stars and import levels are small ints from 0 on, names to import are None or a tuple.
 *       STORE_MAP and STORE_COMP find the dict, list or set that a BUILD instruction made.
 *   <li><b>Finally.</b> END_FINALLY and WITH_CLEANUP find what the way into the block left: None,
 *       an exception, or the two slots of a pending return or jump; nobody else touches these. A
 *       pending jump finds the stack it needs where it arrives.
 *   <li><b>Functions.</b> A function is made with the cells and defaults it declares, always as
 *       many. DEREF instructions use locals that hold cells, and nothing overwrites those. Only
 *       generators yield. Only a function without parameters can return a cell, as class bodies do.
 * </ul>
 *
 * <p>In return the interpreter has to do this much as MicroPython does:
 *
 * <ul>
 *   <li>A handler is active while the instruction in hand is at or after its address; exceptions,
 *       returns and jumps out of blocks pass active handlers by. What becomes pending at a forward
 *       JUMP is raised after it.
 *   <li>The test at the start of an {@code async with} handler ({@code DUP_TOP, LOAD_GLOBAL
 *       BaseException, EXCEPTION_MATCH, POP_JUMP_IF_FALSE} to a ROT_THREE) tells an exception from
 *       a pending return or jump even if the program has given the name another meaning.
 *   <li>What the original checks at run time stays so: what a class body returned, what super was
 *       given, what is iterated, whether a cell is bound.
 * </ul>
 *
 * <p>The cost is in proportion to the size of the file, a few nanoseconds a byte; the memory beside
 * it to the number of functions and the longest one. Files for which that would not hold are
 * refused; no compiler makes them. A checker can check one file after the other, and keeps its
 * room. What mpy-cross makes is never refused, except calls with more than 255 arguments of a kind,
 * which it turns into other calls.
 */
final class Checker {
    private final CodeScan scan = new CodeScan();
    private final CodeFlow flow = new CodeFlow(scan);

    /**
     * Checks one function of an image that was linked over a file, after its parent.
     *
     * @throws MpyFormatException if any of it is not valid
     */
    void check(MpyImage image, RawCode function) throws MpyFormatException {
        scan.scan(image, function);
        // A function that no instruction makes cannot run, and nobody says what its cells are.
        if (function.closed != RawCode.NEVER_MADE) {
            flow.check();
            function.setChecked(scan.extraSlots);
        }
    }
}
