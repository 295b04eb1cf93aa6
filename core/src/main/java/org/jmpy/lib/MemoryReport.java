package org.jmpy.lib;

import org.jmpy.interp.Vm;

/** What micropython.mem_info() prints. Source: MicroPython py/modmicropython.c, py/gc.c. */
final class MemoryReport {
    private static final int BLOCK = 32;
    private static final int BLOCKS_A_LINE = 64;

    private MemoryReport() {}

    /**
     * {@return the report} The JVM tells nothing about blocks: their counts are zero, and the map
     * shows the part in use as one run before the free part.
     */
    static String text(Vm vm, Memory memory, boolean withMap) {
        long heap = memory.heapSize();
        long used = Math.min(memory.used(), heap);
        long freeBlocks = (heap - used) / BLOCK;
        StringBuilder out = new StringBuilder(200);
        out.append("mem: total=").append(memory.total());
        out.append(", current=").append(used);
        out.append(", peak=").append(memory.peak()).append('\n');
        out.append("stack: ").append(vm.depth() * Memory.STACK_A_CALL);
        out.append(" out of ").append(vm.maxDepth() * Memory.STACK_A_CALL).append('\n');
        out.append("GC: total: ").append(heap);
        out.append(", used: ").append(used);
        out.append(", free: ").append(heap - used).append('\n');
        out.append(" No. of 1-blocks: 0, 2-blocks: 0, max blk sz: 0, max free sz: ");
        out.append(freeBlocks).append('\n');
        if (withMap) {
            map(out, used / BLOCK, freeBlocks);
        }
        return out.toString();
    }

    private static void map(StringBuilder out, long usedBlocks, long freeBlocks) {
        out.append("GC memory layout; from 0:\n");
        line(out, 0, usedBlocks == 0 ? '.' : 'h');
        long usedLines = usedBlocks / BLOCKS_A_LINE;
        if (usedLines > 0) {
            out.append("       (").append(usedLines).append(" lines all used)\n");
        }
        out.append("       (").append(freeBlocks / BLOCKS_A_LINE).append(" lines all free)\n");
    }

    private static void line(StringBuilder out, int offset, char first) {
        String digits = Integer.toHexString(offset);
        out.append("0".repeat(8 - digits.length())).append(digits).append(": ").append(first);
        out.append(first == 'h' ? "=" : ".");
        out.append((first == 'h' ? "=" : ".").repeat(BLOCKS_A_LINE - 2)).append('\n');
    }
}
