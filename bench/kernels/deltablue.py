"""An incremental solver for one-way constraints (DeltaBlue): deep class hierarchies."""


class Strength:
    def __init__(self, value, name):
        self.value = value
        self.name = name

    def stronger(self, other):
        return self.value < other.value

    def weaker(self, other):
        return self.value > other.value

    def weakest(self, other):
        return self if self.value > other.value else other


REQUIRED = Strength(0, "required")
STRONG_PREFERRED = Strength(1, "strong preferred")
PREFERRED = Strength(2, "preferred")
STRONG_DEFAULT = Strength(3, "strong default")
NORMAL = Strength(4, "normal")
WEAK_DEFAULT = Strength(5, "weak default")
WEAKEST = Strength(6, "weakest")
BY_VALUE = [REQUIRED, STRONG_PREFERRED, PREFERRED, STRONG_DEFAULT, NORMAL, WEAK_DEFAULT, WEAKEST]

NONE, FORWARD, BACKWARD = 0, 1, -1


class Variable:
    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.walk_strength = WEAKEST
        self.stay = True

    def add(self, constraint):
        self.constraints.append(constraint)

    def remove(self, constraint):
        self.constraints.remove(constraint)
        if self.determined_by is constraint:
            self.determined_by = None


class Constraint:
    def __init__(self, planner, strength):
        self.planner = planner
        self.strength = strength

    def install(self):
        self.add_to_graph()
        self.planner.add(self)

    def destroy(self):
        if self.satisfied():
            self.planner.remove(self)
        else:
            self.remove_from_graph()

    def is_input(self):
        return False

    def satisfy(self, mark):
        self.choose(mark)
        if not self.satisfied():
            if self.strength is REQUIRED:
                raise ValueError("a required constraint cannot be satisfied")
            return None
        self.mark_inputs(mark)
        out = self.output()
        overridden = out.determined_by
        if overridden is not None:
            overridden.unsatisfy()
        out.determined_by = self
        if not self.planner.propagate(self, mark):
            raise ValueError("a cycle")
        out.mark = mark
        return overridden


class Unary(Constraint):
    def __init__(self, planner, variable, strength):
        super().__init__(planner, strength)
        self.variable = variable
        self.active = False
        self.install()

    def add_to_graph(self):
        self.variable.add(self)
        self.active = False

    def remove_from_graph(self):
        self.variable.remove(self)
        self.active = False

    def satisfied(self):
        return self.active

    def choose(self, mark):
        self.active = self.variable.mark != mark and self.strength.stronger(
            self.variable.walk_strength
        )

    def mark_inputs(self, mark):
        pass

    def inputs_known(self, mark):
        return True

    def output(self):
        return self.variable

    def unsatisfy(self):
        self.active = False

    def recalculate(self):
        variable = self.variable
        variable.walk_strength = self.strength
        variable.stay = not self.is_input()
        if variable.stay:
            self.execute()


class Stay(Unary):
    def execute(self):
        pass


class Edit(Unary):
    def is_input(self):
        return True

    def execute(self):
        pass


class Binary(Constraint):
    def __init__(self, planner, first, second, strength):
        super().__init__(planner, strength)
        self.first = first
        self.second = second
        self.direction = NONE
        self.begin()

    def begin(self):
        self.install()

    def add_to_graph(self):
        self.first.add(self)
        self.second.add(self)
        self.direction = NONE

    def remove_from_graph(self):
        self.first.remove(self)
        self.second.remove(self)
        self.direction = NONE

    def satisfied(self):
        return self.direction != NONE

    def choose(self, mark):
        first, second = self.first, self.second
        if first.mark == mark:
            can = second.mark != mark and self.strength.stronger(second.walk_strength)
            self.direction = FORWARD if can else NONE
        elif second.mark == mark:
            can = first.mark != mark and self.strength.stronger(first.walk_strength)
            self.direction = BACKWARD if can else NONE
        elif first.walk_strength.weaker(second.walk_strength):
            can = self.strength.stronger(first.walk_strength)
            self.direction = BACKWARD if can else NONE
        else:
            can = self.strength.stronger(second.walk_strength)
            self.direction = FORWARD if can else NONE

    def mark_inputs(self, mark):
        self.input().mark = mark

    def inputs_known(self, mark):
        variable = self.input()
        return variable.mark == mark or variable.stay or variable.determined_by is None

    def input(self):
        return self.first if self.direction == FORWARD else self.second

    def output(self):
        return self.second if self.direction == FORWARD else self.first

    def unsatisfy(self):
        self.direction = NONE

    def recalculate(self):
        source, out = self.input(), self.output()
        out.walk_strength = self.strength.weakest(source.walk_strength)
        out.stay = source.stay
        if out.stay:
            self.execute()


class Equal(Binary):
    def execute(self):
        self.output().value = self.input().value


class Scale(Binary):
    """second = first * scale + offset."""

    def __init__(self, planner, source, scale, offset, result, strength):
        self.scale = scale
        self.offset = offset
        super().__init__(planner, source, result, strength)

    def add_to_graph(self):
        super().add_to_graph()
        self.scale.add(self)
        self.offset.add(self)

    def remove_from_graph(self):
        super().remove_from_graph()
        self.scale.remove(self)
        self.offset.remove(self)

    def mark_inputs(self, mark):
        super().mark_inputs(mark)
        self.scale.mark = self.offset.mark = mark

    def execute(self):
        if self.direction == FORWARD:
            self.second.value = self.first.value * self.scale.value + self.offset.value
        else:
            self.first.value = (self.second.value - self.offset.value) // self.scale.value

    def recalculate(self):
        source, out = self.input(), self.output()
        out.walk_strength = self.strength.weakest(source.walk_strength)
        out.stay = source.stay and self.scale.stay and self.offset.stay
        if out.stay:
            self.execute()


class Planner:
    def __init__(self):
        self.mark = 0

    def new_mark(self):
        self.mark += 1
        return self.mark

    def add(self, constraint):
        mark = self.new_mark()
        overridden = constraint.satisfy(mark)
        while overridden is not None:
            overridden = overridden.satisfy(mark)

    def remove(self, constraint):
        out = constraint.output()
        constraint.unsatisfy()
        constraint.remove_from_graph()
        lost = self.remove_propagate(out)
        strength = 0
        while strength <= WEAKEST.value:
            for other in lost:
                if other.strength is BY_VALUE[strength]:
                    self.add(other)
            strength += 1

    def make_plan(self, sources):
        mark = self.new_mark()
        plan = []
        todo = sources
        while todo:
            constraint = todo.pop()
            if constraint.output().mark != mark and constraint.inputs_known(mark):
                plan.append(constraint)
                constraint.output().mark = mark
                self.consumers(constraint.output(), todo)
        return plan

    def plan_for(self, constraints):
        return self.make_plan([c for c in constraints if c.is_input() and c.satisfied()])

    def propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            one = todo.pop()
            if one.output().mark == mark:
                constraint.unsatisfy()
                return False
            one.recalculate()
            self.consumers(one.output(), todo)
        return True

    def remove_propagate(self, out):
        out.determined_by = None
        out.walk_strength = WEAKEST
        out.stay = True
        unsatisfied = []
        todo = [out]
        while todo:
            variable = todo.pop()
            for constraint in variable.constraints:
                if not constraint.satisfied():
                    unsatisfied.append(constraint)
            determining = variable.determined_by
            for constraint in variable.constraints:
                if constraint is not determining and constraint.satisfied():
                    constraint.recalculate()
                    todo.append(constraint.output())
        return unsatisfied

    def consumers(self, variable, into):
        determining = variable.determined_by
        for constraint in variable.constraints:
            if constraint is not determining and constraint.satisfied():
                into.append(constraint)


def change(planner, variable, value):
    edit = Edit(planner, variable, PREFERRED)
    plan = planner.plan_for([edit])
    for _ in range(10):
        variable.value = value
        for constraint in plan:
            constraint.execute()
    edit.destroy()


def chain(n):
    planner = Planner()
    variables = [Variable("v%d" % i) for i in range(n + 1)]
    for i in range(n):
        Equal(planner, variables[i], variables[i + 1], REQUIRED)
    Stay(planner, variables[n], STRONG_DEFAULT)
    edit = Edit(planner, variables[0], PREFERRED)
    plan = planner.plan_for([edit])
    for value in range(100):
        variables[0].value = value
        for constraint in plan:
            constraint.execute()
        if variables[n].value != value:
            raise ValueError("the chain does not hold")
    edit.destroy()
    return variables[n].value


def projection(n):
    planner = Planner()
    scale = Variable("scale", 10)
    offset = Variable("offset", 1000)
    sources = []
    results = []
    for i in range(n):
        source = Variable("source", i)
        result = Variable("result", i)
        sources.append(source)
        results.append(result)
        Stay(planner, source, NORMAL)
        Scale(planner, source, scale, offset, result, REQUIRED)
    change(planner, sources[0], 17)
    total = results[0].value
    change(planner, results[0], 1050)
    total += sources[0].value
    change(planner, scale, 5)
    for i in range(n - 1):
        total += results[i].value
    change(planner, offset, 2000)
    for i in range(n - 1):
        total += results[i].value
    return total


def run(n):
    return chain(n), projection(n)
