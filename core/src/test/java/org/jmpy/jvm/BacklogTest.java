package org.jmpy.jvm;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** How long code waits until HotSpot has compiled what it was given before. */
final class BacklogTest {
    private long time = 5;
    private final Backlog backlog = new Backlog(() -> time);

    @Test
    void nothingWaitsAtTheStart() {
        assertFalse(backlog.isLong());
    }

    @Test
    void muchCodeTakesItsTime() {
        backlog.add(300_000);
        assertTrue(backlog.isLong());
        time += 100_000_000;
        assertTrue(backlog.isLong());
        time += 2_000_000_000;
        assertFalse(backlog.isLong());
    }

    @Test
    void nothingWaitsForMoreThanAQuarterOfASecond() {
        backlog.add(10_000_000);
        time += 240_000_000;
        assertTrue(backlog.isLong());
        time += 20_000_000;
        assertFalse(backlog.isLong());
    }

    @Test
    void timeIsNotLostByLookingOften() {
        backlog.add(30_000);
        for (int i = 0; i < 10_000; i++) {
            time += 100_000;
            backlog.isLong();
        }
        assertFalse(backlog.isLong());
    }
}
