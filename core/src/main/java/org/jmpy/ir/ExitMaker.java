package org.jmpy.ir;

/** Makes the exit of an operation when it is known to be needed. */
interface ExitMaker {
    Exit make();
}
