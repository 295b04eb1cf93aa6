package org.jmpy.workbench;

import java.util.List;

/** The end of a block: where to go on, or to stop. */
public sealed interface Terminator
        permits Jump, Branch, BranchOnClass, Promote, PrintAndStop, Call, Return, Fail {

    /** {@return the blocks of the same function at which a run may go on, in order} */
    default List<String> targets() {
        return switch (this) {
            case Jump(String label) -> List.of(label);
            case Promote(_, String label) -> List.of(label);
            case Branch(_, String nonZero, String zero) -> List.of(nonZero, zero);
            case BranchOnClass(_, _, String same, String other) -> List.of(same, other);
            case Call(_, _, _, String next) -> List.of(next);
            case PrintAndStop _, Return _, Fail _ -> List.of();
        };
    }

    /** {@return the same terminator with other targets, as many and in the same order} */
    default Terminator withTargets(List<String> targets) {
        return switch (this) {
            case Jump _ -> new Jump(targets.getFirst());
            case Promote(String variable, _) -> new Promote(variable, targets.getFirst());
            case Branch(String variable, _, _) ->
                    new Branch(variable, targets.getFirst(), targets.getLast());
            case BranchOnClass(Arg object, String name, _, _) ->
                    new BranchOnClass(object, name, targets.getFirst(), targets.getLast());
            case Call(String result, String function, List<Arg> args, _) ->
                    new Call(result, function, args, targets.getFirst());
            case PrintAndStop _, Return _, Fail _ -> this;
        };
    }
}
