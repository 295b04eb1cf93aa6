package org.jmpy.workbench;

import java.util.List;

/**
 * One recorded run, from where it began to where it was stopped.
 *
 * @param visits the runs of blocks, in order
 * @param closes whether it came back to the anchor of its loop; else compiled code leaves where it
 *     ends
 */
record Trace(List<Visit> visits, boolean closes) {
    Trace {
        visits = List.copyOf(visits);
    }
}
