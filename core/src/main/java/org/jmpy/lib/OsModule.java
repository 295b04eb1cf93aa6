package org.jmpy.lib;

import org.jmpy.interp.IoErrors;
import org.jmpy.interp.Vm;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.IntType;
import org.jmpy.object.Members;
import org.jmpy.object.PyBytes;
import org.jmpy.object.PyError;
import org.jmpy.object.PyModule;
import org.jmpy.object.Singleton;

import java.io.IOException;

/** The module os. Source: MicroPython extmod/modos.c, ports/unix/modos.c. */
final class OsModule {
    private final Vm vm;
    private long errno;

    private OsModule(Vm vm) {
        this.vm = vm;
    }

    static PyModule create(Vm vm) {
        OsModule os = new OsModule(vm);
        Vfs vfs = Vfs.of(vm);
        Members members = new Members();
        members.fn("getenv", 1, 2, os::getenv)
                .fn2("putenv", os::putenv)
                .fn1("unsetenv", os::unsetenv)
                .fn1("system", os::system)
                .fn1("urandom", os::urandom)
                .put("sep", "/")
                .fn("errno", 0, 1, os::errno);
        vfs.declare(members);
        vfs.declareMounting(members);
        members.put("VfsPosix", PosixFileSystem.FileSystemType.of(vm));
        return Library.module("os", members);
    }

    private Object getenv(Object[] args) {
        String value = vm.host().environment(Vfs.path(args[0]));
        if (value != null) {
            return value;
        }
        return args.length == 2 ? args[1] : Singleton.NONE;
    }

    private Object putenv(Object name, Object value) {
        vm.host().setEnvironment(Vfs.path(name), Vfs.path(value));
        return Singleton.NONE;
    }

    private Object unsetenv(Object name) {
        vm.host().setEnvironment(Vfs.path(name), null);
        return Singleton.NONE;
    }

    private Object system(Object command) {
        String text = Vfs.path(command);
        vm.stdout().flush();
        int status =
                vm.blocking(
                        () -> {
                            try {
                                return vm.host().system(text);
                            } catch (IOException e) {
                                throw PyError.os(IoErrors.errno(e));
                            }
                        });
        // As wait(2) gives it: the exit status is the second byte.
        return (long) status << 8;
    }

    private Object urandom(Object count) {
        int size = IntType.toInt(count);
        if (size < 0) {
            throw PyError.of(ExceptionType.VALUE_ERROR);
        }
        byte[] bytes = new byte[size];
        vm.host().random(bytes);
        return new PyBytes(bytes);
    }

    private Object errno(Object[] args) {
        if (args.length == 0) {
            return errno;
        }
        errno = IntType.toLong(args[0]);
        return Singleton.NONE;
    }
}
