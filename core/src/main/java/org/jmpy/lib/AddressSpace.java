package org.jmpy.lib;

import org.jmpy.interp.Vm;
import org.jmpy.object.Buffer;
import org.jmpy.object.PyError;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Addresses for the bytes of a program's own objects, so that uctypes, machine.mem8 and the like
 * can be given numbers. An array gets its address when somebody asks for it, and keeps it while it
 * is alive. A program that uses an address of its own choice finds memory there, too, a little of
 * it: as on a device, where registers and RAM stand at fixed places.
 */
final class AddressSpace {
    private static final long FIRST = 0x7f20_0000_0000L;
    private static final long GAP = 1L << 40;
    private static final int ALIGNMENT = 64;
    private static final int MOST_ORDERED = 1 << 24;

    /** An array with an address; equal to others of the same array. */
    private static final class Place extends WeakReference<byte[]> {
        private final int hash;
        private final long address;

        Place(byte[] array, ReferenceQueue<byte[]> queue, long address) {
            super(array, queue);
            this.hash = System.identityHashCode(array);
            this.address = address;
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            byte[] array = get();
            return array != null && other instanceof Place place && place.refersTo(array);
        }
    }

    private final ReferenceQueue<byte[]> dead = new ReferenceQueue<>();
    private final Map<Place, Place> byArray = new HashMap<>();
    private final TreeMap<Long, Place> byAddress = new TreeMap<>();
    private long next = FIRST;
    // Memory at addresses of the program's choice, made when first used.
    private final List<byte[]> madeToOrder = new ArrayList<>();
    private int ordered;

    private AddressSpace() {}

    static AddressSpace of(Vm vm) {
        return vm.state(AddressSpace.class, v -> new AddressSpace());
    }

    private void forgetDead() {
        for (Object gone; (gone = dead.poll()) != null; ) {
            Place place = (Place) gone;
            byArray.remove(place);
            byAddress.remove(place.address);
        }
    }

    /** {@return the address of the first byte of {@code buffer}} */
    long address(Buffer buffer) {
        forgetDead();
        Place place = byArray.get(new Place(buffer.data(), null, 0));
        if (place == null) {
            place = new Place(buffer.data(), dead, next);
            next += (buffer.data().length / ALIGNMENT + 2L) * ALIGNMENT;
            byArray.put(place, place);
            byAddress.put(place.address, place);
        }
        return place.address + buffer.offset();
    }

    /**
     * {@return the bytes from {@code address} on}
     *
     * @param length how many, -1 for all to the end of their object
     * @throws PyError ValueError if there is not that much memory
     */
    Buffer at(long address, long length) {
        Map.Entry<Long, Place> entry = byAddress.floorEntry(address);
        byte[] array = entry == null ? null : entry.getValue().get();
        long offset = array == null ? 0 : address - entry.getKey();
        if (array == null || offset > array.length || length > array.length - offset) {
            array = makeAt(address, Math.max(1, length));
            offset = 0;
        }
        int count = length < 0 ? array.length - (int) offset : (int) length;
        return new Buffer(array, (int) offset, count, 'B');
    }

    private byte[] makeAt(long address, long length) {
        Map.Entry<Long, Place> above = byAddress.ceilingEntry(address);
        boolean free = above == null || Long.compareUnsigned(above.getKey() - address, length) >= 0;
        boolean given = address >= FIRST && address < next + GAP;
        if (!free || given || length > MOST_ORDERED - ordered) {
            throw PyError.value("address 0x" + Long.toHexString(address) + " has no memory");
        }
        byte[] array = new byte[(int) length];
        ordered += array.length;
        madeToOrder.add(array);
        Place place = new Place(array, dead, address);
        byArray.put(place, place);
        byAddress.put(address, place);
        return array;
    }

    /** {@return the bytes at {@code address} up to the zero byte that ends them} */
    byte[] text(long address) {
        Buffer buffer = at(address, -1);
        int end = buffer.offset();
        int limit = end + buffer.length();
        while (end < limit && buffer.data()[end] != 0) {
            end++;
        }
        return Arrays.copyOfRange(buffer.data(), buffer.offset(), end);
    }
}
