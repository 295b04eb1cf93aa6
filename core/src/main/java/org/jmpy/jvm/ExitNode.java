package org.jmpy.jvm;

import org.jmpy.ir.Exit;

import java.lang.classfile.Label;

/** What the compiler of regions knows of an exit. */
final class ExitNode {
    final Exit exit;
    final int number;

    /** What it passes out, in the order of {@link Exit#values}. */
    final Node[] values;

    /** Where guards that fail jump to, null if there are none. */
    Label failed;

    /** The handler of calls that throw, null if there are none. */
    Label thrown;

    /** How it writes its values. */
    WriteBack writeBack;

    ExitNode(Exit exit, int number, Node[] values) {
        this.exit = exit;
        this.number = number;
        this.values = values;
    }

    void forgetLabels() {
        failed = null;
        thrown = null;
    }
}
