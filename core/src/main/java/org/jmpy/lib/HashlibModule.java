package org.jmpy.lib;

import org.jmpy.object.Buffer;
import org.jmpy.object.Members;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyBytes;
import org.jmpy.object.PyError;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyType;
import org.jmpy.object.Singleton;
import org.jmpy.object.Slot;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The module hashlib. Source: MicroPython extmod/modhashlib.c. */
final class HashlibModule {
    private HashlibModule() {}

    static PyModule create() {
        Members members = new Members();
        members.put("sha256", HashType.SHA256).put("sha1", HashType.SHA1).put("md5", HashType.MD5);
        return Library.module("hashlib", members);
    }

    private static final class HashType extends PyType {
        static final HashType SHA256 = new HashType("sha256", "SHA-256");
        static final HashType SHA1 = new HashType("sha1", "SHA-1");
        static final HashType MD5 = new HashType("md5", "MD5");

        private final String algorithm;

        HashType(String name, String algorithm) {
            super(name, Slot.MAKE);
            this.algorithm = algorithm;
        }

        @Override
        public Object make(PyType cls, Object[] args, String[] kw) {
            PyBuiltin.checkCount(args, kw, 0, 1);
            Hash hash = new Hash(this);
            if (args.length == 1) {
                hash.update(args[0]);
            }
            return hash;
        }

        @Override
        protected void declare(Members members) {
            members.fn2("update", (self, data) -> ((Hash) self).update(data))
                    .fn1("digest", self -> ((Hash) self).digest());
        }
    }

    private static final class Hash extends PyObject {
        private final HashType type;
        private final MessageDigest state;
        private boolean done;

        Hash(HashType type) {
            this.type = type;
            try {
                state = MessageDigest.getInstance(type.algorithm);
            } catch (NoSuchAlgorithmException e) {
                throw PyError.notImplemented(type.algorithm);
            }
        }

        @Override
        public PyType type() {
            return type;
        }

        private void checkOpen() {
            if (done) {
                throw PyError.value("hash is final");
            }
        }

        private Object update(Object value) {
            checkOpen();
            Buffer data = Buffers.readable(value);
            state.update(data.data(), data.offset(), data.length());
            return Singleton.NONE;
        }

        private Object digest() {
            checkOpen();
            done = true;
            return new PyBytes(state.digest());
        }
    }
}
