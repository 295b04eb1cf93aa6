package org.jmpy.lib;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jmpy.interp.Host;
import org.jmpy.interp.Vm;
import org.jmpy.object.Buffer;
import org.jmpy.object.PyError;
import org.junit.jupiter.api.Test;

class AddressSpaceTest {
    private final AddressSpace space = AddressSpace.of(new Vm(new Host() {}, new Library(), 10));

    @Test
    void anAddressLeadsBackToItsBytes() {
        byte[] first = new byte[100];
        byte[] second = new byte[100];
        long a = space.address(new Buffer(first));
        long b = space.address(new Buffer(second, 10, 5, 'B'));
        assertEquals(a, space.address(new Buffer(first)));
        assertSame(first, space.at(a, 100).data());
        Buffer part = space.at(b + 1, 4);
        assertSame(second, part.data());
        assertEquals(11, part.offset());
    }

    @Test
    void nothingLiesBeyondAnObject() {
        long a = space.address(new Buffer(new byte[8]));
        assertThrows(PyError.class, () -> space.at(a, 9));
        assertThrows(PyError.class, () -> space.at(a + 8, 1));
    }

    @Test
    void anAddressOfOnesChoiceHasMemory() {
        space.at(0x4000_0000L, 4).data()[2] = 7;
        assertArrayEquals(new byte[] {0, 0, 7, 0}, space.at(0x4000_0000L, 4).toBytes());
        assertThrows(PyError.class, () -> space.at(0x5000_0000L, 1L << 40));
    }

    @Test
    void textEndsAtZero() {
        long a = space.address(new Buffer(new byte[] {'a', 'b', 0, 'c'}));
        assertArrayEquals(new byte[] {'a', 'b'}, space.text(a));
    }
}
