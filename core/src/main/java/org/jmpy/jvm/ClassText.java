package org.jmpy.jvm;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Locale;

/**
 * A class file as text, about as javap shows it: members, then instructions with their positions,
 * where jumps lead, and handlers. Class names are without their packages.
 */
public final class ClassText {
    private final StringBuilder out;

    private ClassText(StringBuilder out) {
        this.out = out;
    }

    /** Appends the text of a class file. */
    public static void print(byte[] file, StringBuilder out) {
        ClassModel model = ClassFile.of().parse(file);
        new ClassText(out).print(model);
    }

    private void print(ClassModel model) {
        out.append("class ").append(name(model.thisClass().asSymbol()));
        model.superclass()
                .map(ClassEntry::asSymbol)
                .ifPresent(above -> out.append(" extends ").append(name(above)));
        out.append('\n');
        for (FieldModel field : model.fields()) {
            out.append("  field ").append(field.fieldName().stringValue()).append(": ");
            out.append(name(field.fieldTypeSymbol())).append('\n');
        }
        for (MethodModel method : model.methods()) {
            String name = method.methodName().stringValue();
            // Every class has these two: they fetch the constants.
            if (!name.equals(ConstantDescs.INIT_NAME)
                    && !name.equals(ConstantDescs.CLASS_INIT_NAME)) {
                print(method, name);
            }
        }
    }

    private void print(MethodModel method, String name) {
        out.append("  method ").append(name).append(signature(method.methodTypeSymbol()));
        if (!(method.code().orElse(null) instanceof CodeAttribute code)) {
            out.append('\n');
            return;
        }
        out.append("  stack ").append(code.maxStack()).append(", locals ");
        out.append(code.maxLocals()).append(", ").append(code.codeLength()).append(" bytes\n");
        int position = 0;
        boolean isTarget = false;
        for (CodeElement element : code) {
            switch (element) {
                case Instruction instruction -> {
                    String digits = Integer.toString(position);
                    out.append(isTarget ? "   >" : "    ");
                    out.repeat(' ', Math.max(0, 5 - digits.length())).append(digits).append("  ");
                    print(instruction, code);
                    out.append('\n');
                    position += instruction.sizeInBytes();
                    isTarget = false;
                }
                case LabelTarget _ -> isTarget = true;
                case LineNumber line -> out.append("      line ").append(line.line()).append('\n');
                default -> {}
            }
        }
        for (ExceptionCatch handler : code.exceptionHandlers()) {
            out.append("      catch ").append(handler.catchType().map(this::name).orElse("any"));
            out.append(" from ").append(code.labelToBci(handler.tryStart())).append(" to ");
            out.append(code.labelToBci(handler.tryEnd())).append(" at ");
            out.append(code.labelToBci(handler.handler())).append('\n');
        }
    }

    private void print(Instruction instruction, CodeAttribute code) {
        out.append(instruction.opcode().name().toLowerCase(Locale.ROOT));
        switch (instruction) {
            case FieldInstruction i -> {
                out.append(' ').append(name(i.owner())).append('.');
                out.append(i.name().stringValue()).append(": ").append(name(i.typeSymbol()));
            }
            case InvokeInstruction i -> {
                out.append(' ').append(name(i.owner())).append('.');
                out.append(i.name().stringValue()).append(signature(i.typeSymbol()));
            }
            case BranchInstruction i -> out.append(" to ").append(code.labelToBci(i.target()));
            case ConstantInstruction i -> {
                if (i.opcode().sizeIfFixed() != 1) {
                    out.append(' ').append(constant(i.constantValue()));
                }
            }
            case LoadInstruction i -> out.append(i.sizeInBytes() == 1 ? "" : " " + i.slot());
            case StoreInstruction i -> out.append(i.sizeInBytes() == 1 ? "" : " " + i.slot());
            case IncrementInstruction i ->
                    out.append(' ').append(i.slot()).append(" by ").append(i.constant());
            case TypeCheckInstruction i -> out.append(' ').append(name(i.type()));
            case NewObjectInstruction i -> out.append(' ').append(name(i.className()));
            case NewReferenceArrayInstruction i -> out.append(' ').append(name(i.componentType()));
            case NewPrimitiveArrayInstruction i -> out.append(' ').append(i.typeKind());
            case LookupSwitchInstruction i -> cases(i.cases(), i.defaultTarget(), code);
            case TableSwitchInstruction i -> cases(i.cases(), i.defaultTarget(), code);
            default -> {}
        }
    }

    private void cases(List<SwitchCase> cases, Label otherwise, CodeAttribute code) {
        for (SwitchCase one : cases) {
            out.append(' ').append(one.caseValue()).append(": ");
            out.append(code.labelToBci(one.target()));
        }
        out.append(" else: ").append(code.labelToBci(otherwise));
    }

    private String constant(Object value) {
        return switch (value) {
            case String text -> '"' + text.replace("\n", "\\n") + '"';
            case ClassDesc type -> name(type);
            default -> value.toString();
        };
    }

    private String signature(MethodTypeDesc type) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < type.parameterCount(); i++) {
            text.append(i == 0 ? "" : ", ").append(name(type.parameterType(i)));
        }
        return text.append("): ").append(name(type.returnType())).toString();
    }

    private String name(ClassEntry entry) {
        return name(entry.asSymbol());
    }

    private static String name(ClassDesc type) {
        return type.displayName();
    }
}
