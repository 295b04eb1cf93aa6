package org.jmpy.lib;

import org.jmpy.object.Call;
import org.jmpy.object.Errno;
import org.jmpy.object.Members;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyError;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyType;
import org.jmpy.object.Slot;
import org.jmpy.object.Stream;
import org.jmpy.object.Streams;

import java.util.Arrays;

/**
 * The module websocket: frames over a connected stream, after the opening handshake. Source:
 * MicroPython extmod/modwebsocket.c; RFC 6455.
 */
final class WebsocketModule {
    private static final int OPCODE = 0xf;
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int CLOSE_FRAME = 8;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int MAX_WRITE = 0x10000;

    private WebsocketModule() {}

    static PyModule create() {
        return Library.module("websocket", new Members().put("websocket", Websocket.TYPE));
    }

    private enum State {
        /** The two bytes that every frame starts with. */
        HEADER,
        /** A longer length, a mask, or both. */
        OPTIONS,
        DATA,
        CONTROL
    }

    private static final class Websocket extends PyObject implements Stream {
        static final PyType TYPE =
                new StreamType("websocket", Slot.MAKE) {
                    @Override
                    public Object make(PyType cls, Object[] args, String[] kw) {
                        PyBuiltin.checkCount(args, kw, 1, 2);
                        Streams.of(args[0], OP_READ | OP_WRITE | OP_IOCTL);
                        return new Websocket(args[0], args.length > 1 && args[1] == Boolean.TRUE);
                    }

                    @Override
                    protected void declare(Members members) {
                        declare(members, READ, READINTO, READLINE, WRITE, IOCTL, CLOSE);
                    }
                };

        private final Object socket;
        private final boolean blockingWrites;
        private final byte[] head = new byte[6];
        private final byte[] mask = new byte[4];
        private State state = State.HEADER;
        private int headSize;
        private int missing = 2;
        private int left;
        private int maskAt;
        private int opcode;
        private int dataOpcode;
        private int writeOpcode = TEXT;

        Websocket(Object socket, boolean blockingWrites) {
            this.socket = socket;
            this.blockingWrites = blockingWrites;
        }

        @Override
        public PyType type() {
            return TYPE;
        }

        private Stream stream() {
            return Streams.find(socket);
        }

        // ---- reading ---------------------------------------------------------------------------

        @Override
        public int read(byte[] data, int offset, int length) {
            while (true) {
                if (missing != 0) {
                    int count = stream().read(head, headSize, missing);
                    if (count <= 0) {
                        return count;
                    }
                    headSize += count;
                    missing -= count;
                    if (missing != 0) {
                        return -Errno.EAGAIN;
                    }
                }
                switch (state) {
                    case HEADER -> {
                        if (!header()) {
                            return -Errno.EIO;
                        }
                    }
                    case OPTIONS -> options();
                    default -> {
                        int count = left == 0 ? 0 : payload(data, offset, length);
                        if (left != 0 && count <= 0) {
                            return count;
                        }
                        if (left == 0) {
                            boolean control = state == State.CONTROL;
                            expectHeader();
                            if (control) {
                                if (opcode == CLOSE_FRAME) {
                                    answerClose();
                                    return 0;
                                }
                                continue;
                            }
                        }
                        // An empty frame is not the end of the stream.
                        if (count != 0) {
                            return count;
                        }
                    }
                }
            }
        }

        private void expectHeader() {
            state = State.HEADER;
            missing = 2;
            headSize = 0;
            maskAt = 0;
        }

        /** {@return whether the frame can be read: lengths of eight bytes are refused} */
        private boolean header() {
            opcode = head[0] & OPCODE;
            if (opcode != CONTINUATION) {
                dataOpcode = opcode;
            }
            Arrays.fill(mask, (byte) 0);
            left = head[1] & 0x7f;
            if (left == 127) {
                stream().ioctl(CLOSE, 0);
                return false;
            }
            missing = (left == 126 ? 2 : 0) + ((head[1] & MASKED) != 0 ? 4 : 0);
            headSize = 0;
            state = missing != 0 ? State.OPTIONS : afterOptions();
            return true;
        }

        private State afterOptions() {
            return opcode >= CLOSE_FRAME ? State.CONTROL : State.DATA;
        }

        private void options() {
            if ((headSize & 2) != 0) {
                left = (head[0] & 0xff) << 8 | head[1] & 0xff;
            }
            if ((headSize & 4) != 0) {
                System.arraycopy(head, headSize - 4, mask, 0, 4);
            }
            headSize = 0;
            state = afterOptions();
        }

        private int payload(byte[] data, int offset, int length) {
            int count = stream().read(data, offset, Math.min(length, left));
            for (int i = 0; i < count; i++) {
                data[offset + i] ^= mask[maskAt++ & 3];
            }
            left -= Math.max(0, count);
            return count;
        }

        private void answerClose() {
            try {
                writeFrame(new byte[] {(byte) (FINAL | CLOSE_FRAME), 0}, 2, new byte[0], 0, 0);
            } catch (PyError e) {
                // The other side may be gone already.
                return;
            }
        }

        // ---- writing ---------------------------------------------------------------------------

        @Override
        public int write(byte[] data, int offset, int length) {
            if (length >= MAX_WRITE) {
                return -Errno.ENOBUFS;
            }
            byte[] header = new byte[4];
            header[0] = (byte) (FINAL | writeOpcode);
            int size = 2;
            if (length < 126) {
                header[1] = (byte) length;
            } else {
                header[1] = 126;
                header[2] = (byte) (length >> 8);
                header[3] = (byte) length;
                size = 4;
            }
            return writeFrame(header, size, data, offset, length);
        }

        private int writeFrame(byte[] header, int size, byte[] data, int offset, int length) {
            if (blockingWrites) {
                Call.method(socket, "setblocking", Boolean.TRUE);
            }
            try {
                Streams.writeAll(stream(), header, 0, size);
                return Streams.writeAll(stream(), data, offset, length);
            } finally {
                if (blockingWrites) {
                    Call.method(socket, "setblocking", Boolean.FALSE);
                }
            }
        }

        @Override
        public long ioctl(int request, long argument) {
            switch (request) {
                case CLOSE -> {
                    stream().ioctl(CLOSE, 0);
                    return 0;
                }
                case GET_DATA_OPTS -> {
                    return dataOpcode;
                }
                case SET_DATA_OPTS -> {
                    int old = writeOpcode;
                    writeOpcode = (int) argument & OPCODE;
                    return old;
                }
                default -> {
                    return -Errno.EINVAL;
                }
            }
        }

        @Override
        public long seek(long offset, int whence) {
            return -Errno.EINVAL;
        }

        @Override
        public boolean isText() {
            return false;
        }
    }
}
