package org.jmpy.lib;

import org.jmpy.object.Buffer;
import org.jmpy.object.IntType;
import org.jmpy.object.Members;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyBytes;
import org.jmpy.object.PyError;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyType;
import org.jmpy.object.Singleton;
import org.jmpy.object.Slot;

import java.security.GeneralSecurityException;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The module cryptolib: AES. Source: MicroPython extmod/modcryptolib.c. */
final class CryptolibModule {
    private static final int ECB = 1;
    private static final int CBC = 2;
    private static final int CTR = 6;
    private static final int BLOCK = 16;

    private CryptolibModule() {}

    static PyModule create() {
        return Library.module("cryptolib", new Members().put("aes", Aes.TYPE));
    }

    private static final class Aes extends PyObject {
        static final PyType TYPE =
                new PyType("aes", Slot.MAKE) {
                    @Override
                    public Object make(PyType cls, Object[] args, String[] kw) {
                        PyBuiltin.checkCount(args, kw, 2, 3);
                        return new Aes(args);
                    }

                    @Override
                    protected void declare(Members members) {
                        members.fn("encrypt", 2, 3, args -> ((Aes) args[0]).process(args, true))
                                .fn("decrypt", 2, 3, args -> ((Aes) args[0]).process(args, false));
                    }
                };

        private final int mode;
        private final byte[] key;
        private final byte[] iv;
        private Cipher cipher;
        private boolean encrypts;

        Aes(Object[] args) {
            long number = IntType.toLong(args[1]);
            if (number != ECB && number != CBC && number != CTR) {
                throw PyError.value("mode");
            }
            mode = (int) number;
            key = Buffers.readable(args[0]).toBytes();
            if (key.length != 16 && key.length != 32) {
                throw PyError.value("key");
            }
            boolean given = args.length > 2 && args[2] != Singleton.NONE;
            iv = given ? Buffers.readable(args[2]).toBytes() : null;
            if (given ? iv.length != BLOCK : mode != ECB) {
                throw PyError.value("IV");
            }
        }

        @Override
        public PyType type() {
            return TYPE;
        }

        private void start(boolean encrypt) throws GeneralSecurityException {
            String name = mode == ECB ? "ECB" : mode == CBC ? "CBC" : "CTR";
            cipher = Cipher.getInstance("AES/" + name + "/NoPadding");
            int operation = encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
            SecretKeySpec secret = new SecretKeySpec(key, "AES");
            if (mode == ECB) {
                cipher.init(operation, secret);
            } else {
                cipher.init(operation, secret, new IvParameterSpec(iv));
            }
            encrypts = encrypt;
        }

        private Object process(Object[] args, boolean encrypt) {
            Buffer in = Buffers.readable(args[1]);
            if (mode != CTR && in.length() % BLOCK != 0) {
                throw PyError.value("blksize % 16");
            }
            Buffer out = args.length > 2 ? Buffer.writable(args[2]) : null;
            if (out != null && out.length() < in.length()) {
                throw PyError.value("output too small");
            }
            try {
                if (cipher == null) {
                    start(encrypt);
                } else if (encrypts != encrypt) {
                    throw PyError.value("can't encrypt & decrypt");
                }
                byte[] made = cipher.update(in.data(), in.offset(), in.length());
                byte[] result = made == null ? new byte[0] : made;
                if (out == null) {
                    return new PyBytes(Arrays.copyOf(result, in.length()));
                }
                System.arraycopy(result, 0, out.data(), out.offset(), result.length);
                return args[2];
            } catch (GeneralSecurityException e) {
                throw PyError.notImplemented("AES");
            }
        }
    }
}
