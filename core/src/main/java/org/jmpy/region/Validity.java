package org.jmpy.region;

/** Whether what a region relies on still holds. One for each region that was built. */
public final class Validity {
    private boolean valid = true;

    public boolean isValid() {
        return valid;
    }

    void end() {
        valid = false;
    }
}
