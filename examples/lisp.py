"""A small Scheme: reader, evaluator with tail calls, macros by quasiquote, and a prelude.

    jmpy run examples/lisp.py              runs the tour below
    jmpy run examples/lisp.py FILE.scm     runs a file
"""

import sys


class Symbol(str):
    pass


class LispError(Exception):
    pass


class Env:
    """Variables of one scope, and the scope around it."""

    def __init__(self, names=(), values=(), outer=None):
        self.vars = dict(zip(names, values))
        self.outer = outer

    def find(self, name):
        env = self
        while env is not None:
            if name in env.vars:
                return env.vars
            env = env.outer
        raise LispError("unbound variable: " + name)


class Lambda:
    def __init__(self, params, body, env):
        self.rest = None
        if "." in params:
            dot = params.index(".")
            self.rest = params[dot + 1]
            params = params[:dot]
        self.params = params
        self.body = body
        self.env = env

    def bind(self, args):
        if len(args) < len(self.params) or (self.rest is None and len(args) > len(self.params)):
            raise LispError("wrong number of arguments: %d" % len(args))
        env = Env(self.params, args, self.env)
        if self.rest is not None:
            env.vars[self.rest] = list(args[len(self.params) :])
        return env


class Macro(Lambda):
    pass


# ---- reader ------------------------------------------------------------------------------


def tokens(text):
    """Splits source text; comments run from ; to the end of the line."""
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c == ";":
            while i < len(text) and text[i] != "\n":
                i += 1
        elif c in "()'`":
            yield c
            i += 1
        elif c == ",":
            width = 2 if text[i + 1 : i + 2] == "@" else 1
            yield text[i : i + width]
            i += width
        elif c == '"':
            end = text.index('"', i + 1)
            yield text[i : end + 1]
            i = end + 1
        else:
            start = i
            while i < len(text) and not text[i].isspace() and text[i] not in "()'`,;\"":
                i += 1
            yield text[start:i]


QUOTES = {"'": "quote", "`": "quasiquote", ",": "unquote", ",@": "unquote-splicing"}


def read(stream):
    token = next(stream)
    if token == "(":
        items = []
        while True:
            item = read(stream)
            if item == ")" and isinstance(item, Symbol):
                return items
            items.append(item)
    if token in QUOTES:
        return [Symbol(QUOTES[token]), read(stream)]
    return atom(token)


def atom(token):
    if token == "#t":
        return True
    if token == "#f":
        return False
    if token[0] == '"':
        return token[1:-1]
    if not (token[-1].isdigit() and token.strip("-+.0123456789e") == ""):
        return Symbol(token)
    for convert in (int, float):
        try:
            return convert(token)
        except ValueError:
            pass
    return Symbol(token)


def show(value):
    if value is True:
        return "#t"
    if value is False:
        return "#f"
    if isinstance(value, list):
        return "(" + " ".join([show(item) for item in value]) + ")"
    if isinstance(value, Lambda):
        return "#<procedure>"
    if isinstance(value, Symbol):
        return "".join(value)
    if isinstance(value, str):
        return '"' + value + '"'
    return str(value)


# ---- evaluator ---------------------------------------------------------------------------


def quasi(form, env):
    if not isinstance(form, list):
        return form
    if form and form[0] == "unquote":
        return evaluate(form[1], env)
    result = []
    for item in form:
        if isinstance(item, list) and item and item[0] == "unquote-splicing":
            result.extend(evaluate(item[1], env))
        else:
            result.append(quasi(item, env))
    return result


def evaluate(form, env):
    """Evaluates a form; a call in tail position goes round the loop, not down the stack."""
    while True:
        if isinstance(form, Symbol):
            return env.find(form)[form]
        if not isinstance(form, list):
            return form
        if not form:
            return form
        head = form[0]
        if isinstance(head, Symbol):
            if head == "quote":
                return form[1]
            if head == "quasiquote":
                return quasi(form[1], env)
            if head == "if":
                test = evaluate(form[1], env)
                if test is not False:
                    form = form[2]
                elif len(form) > 3:
                    form = form[3]
                else:
                    return []
                continue
            if head == "define" or head == "define-macro":
                target = form[1]
                if isinstance(target, list):
                    kind = Macro if head == "define-macro" else Lambda
                    env.vars[target[0]] = kind(target[1:], form[2:], env)
                else:
                    env.vars[target] = evaluate(form[2], env)
                return []
            if head == "set!":
                env.find(form[1])[form[1]] = evaluate(form[2], env)
                return []
            if head == "lambda":
                return Lambda(form[1], form[2:], env)
            if head == "begin":
                for item in form[1:-1]:
                    evaluate(item, env)
                form = form[-1]
                continue
        function = evaluate(head, env)
        if isinstance(function, Macro):
            form = run(function.body, function.bind(form[1:]))
            continue
        args = [evaluate(item, env) for item in form[1:]]
        if not isinstance(function, Lambda):
            return function(*args)
        env = function.bind(args)
        for item in function.body[:-1]:
            evaluate(item, env)
        form = function.body[-1]


def run(body, env):
    result = []
    for form in body:
        result = evaluate(form, env)
    return result


def fold(operation):
    def apply(first, *rest):
        for item in rest:
            first = operation(first, item)
        return first

    return apply


def display(*values):
    print(*[value if isinstance(value, str) else show(value) for value in values])
    return []


def global_env():
    env = Env()
    env.vars.update(
        {
            "+": fold(lambda a, b: a + b),
            "*": fold(lambda a, b: a * b),
            "-": lambda a, *b: fold(lambda x, y: x - y)(a, *b) if b else -a,
            "quotient": lambda a, b: a // b,
            "modulo": lambda a, b: a % b,
            "=": lambda a, b: a == b,
            "<": lambda a, b: a < b,
            ">": lambda a, b: a > b,
            "not": lambda a: a is False,
            "list": lambda *items: list(items),
            "cons": lambda a, b: [a] + b,
            "car": lambda a: a[0],
            "cdr": lambda a: a[1:],
            "null?": lambda a: a == [],
            "append": lambda *lists: sum(lists, []),
            "length": len,
            "display": display,
        }
    )
    execute(PRELUDE, env)
    return env


def execute(text, env):
    """Runs all forms of a text and yields nothing; values are shown by the program."""
    stream = tokens(text)
    result = []
    while True:
        try:
            form = read(stream)
        except StopIteration:
            return result
        result = evaluate(form, env)


PRELUDE = """
(define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l)))))
(define (filter p l)
  (if (null? l) '()
    (if (p (car l)) (cons (car l) (filter p (cdr l))) (filter p (cdr l)))))
(define (foldl f acc l) (if (null? l) acc (foldl f (f acc (car l)) (cdr l))))
(define (range a b) (if (< a b) (cons a (range (+ a 1) b)) '()))
(define-macro (let pairs . body)
  `((lambda ,(map car pairs) ,@body) ,@(map (lambda (p) (car (cdr p))) pairs)))
(define-macro (and a b) `(if ,a ,b #f))
(define-macro (or a b) `(let ((found ,a)) (if found found ,b)))
(define-macro (while test . body)
  `(let ((loop #f))
     (set! loop (lambda () (if ,test (begin ,@body (loop)))))
     (loop)))
"""

TOUR = """
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(display "30! =" (fact 30))

(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))
(display "fib:" (map fib (range 0 15)))

(define (count n acc) (if (= n 0) acc (count (- n 1) (+ acc 1))))
(display "a loop of 20000 tail calls:" (count 20000 0))

(define (prime? n)
  (define (try d) (or (> (* d d) n) (and (not (= 0 (modulo n d))) (try (+ d 1)))))
  (and (> n 1) (try 2)))
(display "primes:" (filter prime? (range 0 60)))

(define (compose . fs) (foldl (lambda (f g) (lambda (x) (g (f x)))) (lambda (x) x) fs))
(display "compose:" ((compose (lambda (x) (* x x)) (lambda (x) (+ x 1)) -) 12))

(define (make-counter n) (lambda () (set! n (+ n 1)) n))
(define a (make-counter 0))
(define b (make-counter 100))
(a) (a) (b)
(display "closures:" (a) (b))

(define i 0)
(define squares '())
(while (< i 8) (set! squares (append squares (list (* i i)))) (set! i (+ i 1)))
(display "while, a macro:" squares)

(define (hanoi n a b c)
  (if (= n 0) 0 (+ (hanoi (- n 1) a c b) 1 (hanoi (- n 1) c b a))))
(display "moves for 8 discs:" (hanoi 8 'a 'b 'c))
(display "a program is data:" '(define (f x) `(,x "text" #t 1.5)))
"""


def main(argv):
    env = global_env()
    text = TOUR
    if len(argv) > 1:
        with open(argv[1]) as file:
            text = file.read()
    try:
        execute(text, env)
    except LispError as e:
        print("error:", e)
        sys.exit(1)


if __name__ == "__main__":
    main(sys.argv)
