package org.jmpy.lib;

import org.jmpy.interp.Vm;
import org.jmpy.object.Members;
import org.jmpy.object.PyModule;

/** The module vfs. Source: MicroPython extmod/modvfs.c. */
final class VfsModule {
    private VfsModule() {}

    static PyModule create(Vm vm) {
        Members members = new Members();
        Vfs.of(vm).declareMounting(members);
        members.put("VfsPosix", PosixFileSystem.FileSystemType.of(vm));
        members.put("VfsRom", RomFileSystem.TYPE);
        return Library.module("vfs", members);
    }
}
