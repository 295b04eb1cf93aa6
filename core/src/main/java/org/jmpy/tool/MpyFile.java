package org.jmpy.tool;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.mpy.ConstantBytes;
import org.jmpy.mpy.ConstantMarker;
import org.jmpy.mpy.ConstantTuple;
import org.jmpy.mpy.FileCursor;
import org.jmpy.mpy.MpyFormatException;
import org.jmpy.mpy.StaticQstrs;
import org.jmpy.mpy.Utf8;
import org.jmpy.numbers.Complex;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A whole {@code .mpy} file, of any architecture, as the tools see it: tables, functions and where
 * each lies. What cannot be read at all is refused; what only cannot run is not. Constants are as
 * {@link org.jmpy.mpy.MpyImage#constant} tells, but floats are read as CPython does.
 */
public final class MpyFile {
    private static final int VERSION = 6;
    private static final int SUB_VERSION = 3;
    private static final int FLAG_ARCH_FLAGS = 0x40;

    /** Scope flags of viper code. */
    private static final int VIPER_RELOCATIONS = 0x10;

    private static final int VIPER_RODATA = 0x20;
    private static final int VIPER_BSS = 0x40;

    /** Names of architectures by their numbers. Source: MicroPython tools/mpy-tool.py. */
    private static final String[] ARCHITECTURES = {
        "NONE",
        "X86",
        "X64",
        "ARMV6",
        "ARMV6M",
        "ARMV7M",
        "ARMV7EM",
        "ARMV7EMSP",
        "ARMV7EMDP",
        "XTENSA",
        "XTENSAWIN",
        "RV32IMC",
        "RV64IMC",
    };

    private static final int MAX_NESTING = 1000;

    final String path;
    final byte[] bytes;
    final CodeBytes code;
    final int arch;
    final int archFlags;
    final List<String> qstrs = new ArrayList<>();
    final List<Object> constants = new ArrayList<>();
    final List<Segment> segments = new ArrayList<>();

    /** Strings that the file brings: qstrs that are not static, in the order they are met. */
    final List<String> newQstrs = new ArrayList<>();

    int qstrsStart;
    int constantsStart;
    int rootStart;
    MpyFunction root;

    /** The module's name in C code. */
    String escapedName;

    private final FileCursor in;

    private MpyFile(String path, byte[] bytes, boolean anySubVersion)
            throws MpyFormatException, ToolException {
        this.path = path;
        this.bytes = bytes;
        this.code = CodeBytes.of(bytes);
        this.in = new FileCursor(code, 0);
        if (in.readByte() != 'M') {
            throw refuse("not a valid .mpy file");
        }
        if (in.readByte() != VERSION) {
            throw refuse("incompatible .mpy version");
        }
        int flags = in.readByte();
        in.readByte();
        arch = (flags >> 2) & 0x2f;
        if (arch != 0 && (flags & 3) != SUB_VERSION && !anySubVersion) {
            throw refuse("incompatible .mpy sub-version");
        }
        archFlags = (flags & FLAG_ARCH_FLAGS) != 0 ? in.readVuint() : 0;
    }

    /**
     * {@return the file in {@code bytes}}
     *
     * @param path what messages call it
     * @throws ToolException "PATH: why it cannot be read", in the words of mpy-tool.py
     */
    public static MpyFile read(String path, byte[] bytes) throws ToolException {
        return read(path, bytes, true);
    }

    /** {@return the same, but refuses machine code of other releases if asked to} */
    static MpyFile read(String path, byte[] bytes, boolean anySubVersion) throws ToolException {
        try {
            MpyFile file = new MpyFile(path, bytes, anySubVersion);
            file.readTables();
            return file;
        } catch (MpyFormatException | IndexOutOfBoundsException e) {
            throw new ToolException(path + ": corrupt .mpy file");
        }
    }

    /** {@return the refusal of a file that turns out to be broken when it is looked into} */
    ToolException corrupt() {
        return refuse("corrupt .mpy file");
    }

    private ToolException refuse(String why) {
        return new ToolException(path + ": " + why);
    }

    /**
     * Names the modules and functions of files for C code and labels: no two functions alike.
     * Source: MicroPython tools/mpy-tool.py.
     */
    static void nameAll(List<MpyFile> files) {
        Set<String> taken = new HashSet<>();
        for (MpyFile file : files) {
            String source = file.sourceFile();
            String stem = source.substring(0, Math.max(0, source.lastIndexOf('.')));
            file.escapedName = Identifiers.flatten(stem);
            file.name(file.root, file.escapedName, taken);
        }
    }

    private void name(MpyFunction function, String parent, Set<String> taken) {
        String name = parent + "_" + Identifiers.escape(function.simpleName());
        String unique = name;
        for (int i = 2; !taken.add(unique); i++) {
            unique = name + i;
        }
        function.escapedName = unique;
        boolean isModule = unique.endsWith("_lt_module_gt_");
        for (MpyFunction child : function.children) {
            name(child, isModule ? parent : unique, taken);
        }
    }

    /** {@return one byte of the header, 0 to 255} */
    int header(int index) {
        return bytes[index] & 0xff;
    }

    boolean hasArchFlags() {
        return (header(2) & FLAG_ARCH_FLAGS) != 0;
    }

    String archName() {
        return arch < ARCHITECTURES.length ? ARCHITECTURES[arch] : "UNKNOWN";
    }

    String sourceFile() {
        return qstrs.getFirst();
    }

    private void readTables() throws MpyFormatException, ToolException {
        int qstrCount = in.readCount();
        int constantCount = in.readCount();
        qstrsStart = in.position();
        for (int i = 0; i < qstrCount; i++) {
            qstrs.add(readQstr());
        }
        constantsStart = in.position();
        for (int i = 0; i < constantCount; i++) {
            constants.add(readConstant(0));
        }
        if (qstrs.isEmpty()) {
            throw refuse("corrupt .mpy file");
        }
        boolean isPlain = sourceFile().chars().allMatch(c -> c >= 0x20 && c <= 0x7f);
        if (!isPlain) {
            throw refuse("cannot have unicode characters in module name");
        }
        rootStart = in.position();
        root = readFunction(0);
    }

    private String readQstr() throws MpyFormatException {
        int start = in.position();
        int lengthOrNumber = in.readVuint();
        if ((lengthOrNumber & 1) != 0) {
            int number = lengthOrNumber >> 1;
            if (number < StaticQstrs.FIRST || number > StaticQstrs.LAST) {
                throw MpyFormatException.at(start, "no static string " + number);
            }
            String text = StaticQstrs.text(number);
            segments.add(new Segment(Segment.Kind.META, text, start, start));
            return text;
        }
        start = in.position();
        String text = readText(lengthOrNumber >> 1);
        in.readByte();
        segments.add(new Segment(Segment.Kind.QSTR, text, start, in.position()));
        newQstrs.add(text);
        return text;
    }

    private String readText(int length) throws MpyFormatException {
        int start = in.position();
        String text = Utf8.decode(in.readBytes(length), 0, length);
        if (text == null) {
            throw MpyFormatException.at(start, "text is not UTF-8");
        }
        return text;
    }

    private Object readConstant(int nesting) throws MpyFormatException {
        int start = in.position();
        int tag = in.readByte();
        if (tag <= 4) {
            return ConstantMarker.values()[tag];
        }
        int length = in.readCount();
        if (tag == 10) {
            if (nesting == MAX_NESTING) {
                throw MpyFormatException.at(start, "tuples nested too deeply");
            }
            List<Object> items = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                items.add(readConstant(nesting + 1));
            }
            return new ConstantTuple(List.copyOf(items));
        }
        int dataStart = in.position();
        Object value =
                switch (tag) {
                    case 5 -> readText(length);
                    case 6 -> new ConstantBytes(in.readBytes(length));
                    case 7, 8, 9 -> readNumber(tag, length, start);
                    default -> throw MpyFormatException.at(start, "no constant of type " + tag);
                };
        if (tag < 7) {
            in.readByte();
        }
        if (value instanceof String text
                && text.codePointCount(0, text.length()) < FrozenC.INTERN) {
            newQstrs.add(text);
        }
        segments.add(new Segment(Segment.Kind.OBJ, value, dataStart, in.position()));
        return value;
    }

    private Object readNumber(int tag, int length, int start) throws MpyFormatException {
        String text = new String(in.readBytes(length), StandardCharsets.ISO_8859_1);
        try {
            return switch (tag) {
                case 7 -> new BigInteger(text);
                case 8 -> readFloat(text);
                default -> Complex.parse(text);
            };
        } catch (RuntimeException e) {
            throw MpyFormatException.at(start, "number text that cannot be read");
        }
    }

    private static Double readFloat(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan", "-nan" -> Double.NaN;
            default -> Double.valueOf(text);
        };
    }

    private MpyFunction readFunction(int nesting) throws MpyFormatException {
        int element = in.position();
        if (nesting == MAX_NESTING) {
            throw MpyFormatException.at(element, "functions nested too deeply");
        }
        int kindLength = in.readVuint();
        int length = kindLength >>> 3;
        int start = in.skip(length);
        int kind = kindLength & 3;
        int preludeOffset = 0;
        int scopeFlags = 0;
        int nPosArgs = 0;
        int typeSignature = 0;
        switch (kind) {
            case MpyFunction.NATIVE -> preludeOffset = in.readVuint();
            case MpyFunction.VIPER -> {
                scopeFlags = in.readVuint();
                skipViperData(scopeFlags);
            }
            case MpyFunction.ASM -> {
                scopeFlags = in.readVuint();
                nPosArgs = in.readVuint();
                typeSignature = in.readVuint();
            }
            default -> {}
        }
        MpyFunction function = new MpyFunction(this, kind, start, length, preludeOffset);
        if (!function.isSound(qstrs.size())) {
            throw MpyFormatException.at(start, "prelude");
        }
        if (kind >= MpyFunction.VIPER) {
            function.setNative(scopeFlags, nPosArgs, typeSignature);
        }
        segments.add(new Segment(Segment.Kind.CODE, function.simpleName(), start, start + length));
        if ((kindLength & 4) != 0) {
            int count = in.readCount();
            for (int i = 0; i < count; i++) {
                function.children.add(readFunction(nesting + 1));
            }
        }
        return function;
    }

    private void skipViperData(int scopeFlags) throws MpyFormatException {
        int rodata = (scopeFlags & VIPER_RODATA) != 0 ? in.readVuint() : 0;
        if ((scopeFlags & VIPER_BSS) != 0) {
            in.readVuint();
        }
        in.skip(rodata);
        if ((scopeFlags & VIPER_RELOCATIONS) != 0) {
            for (int op; (op = in.readByte()) != 0xff; ) {
                if ((op & 1) != 0) {
                    in.readVuint(); // where
                }
                int destination = op >> 1;
                if (destination <= 5 && (destination & 1) != 0) {
                    in.readVuint(); // how many
                }
            }
        }
    }
}
