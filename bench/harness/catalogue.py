"""The kernels: one row each."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kernel:
    """A file of kernels/, what its run() is called with, and where it belongs.

    `n` makes a run take 0.1 to 1 s on CPython 3.11. `set` is 'table' for those after the programs of
    MicroPython's perf_bench and of pyperformance that need no other package, 'extra' for the rest.
    `after` names the program whose kind of work it does; the code is ours.
    """

    name: str
    family: str
    set: str
    n: int
    after: str


KERNELS = [
    Kernel(*row)
    for row in [
        # name, family, set, n, after
        ("fft", "numeric", "table", 32768, "perf_bench bm_fft"),
        ("floats", "numeric", "table", 150000, "perf_bench bm_float"),
        ("mandel", "numeric", "table", 300, "perf_bench misc_mandel"),
        ("fannkuch", "numeric", "table", 9, "perf_bench bm_fannkuch"),
        ("locals_", "numeric", "table", 4000000, "perf_bench core_locals"),
        ("aes", "numeric", "table", 40000, "perf_bench misc_aes"),
        ("nbody", "numeric", "table", 40000, "pyperformance nbody"),
        ("spectral_norm", "numeric", "table", 180, "pyperformance spectral_norm"),
        ("unpack_sequence", "numeric", "table", 500000, "pyperformance unpack_sequence"),
        ("chaos", "objects", "table", 10000, "perf_bench bm_chaos"),
        ("pystone", "objects", "table", 80000, "perf_bench misc_pystone"),
        ("richards", "objects", "table", 5, "pyperformance richards"),
        ("deltablue", "objects", "table", 6000, "pyperformance deltablue"),
        ("binary_trees", "objects", "extra", 16, "binary trees"),
        ("fib", "calls", "extra", 31, "recursive Fibonacci"),
        ("ackermann", "calls", "extra", 100, "Ackermann"),
        ("tak", "calls", "extra", 700, "Takeuchi"),
        ("nqueens", "generators", "table", 8, "perf_bench bm_nqueens"),
        ("yield_from", "generators", "table", 500000, "perf_bench core_yield_from"),
        ("generator_tree", "generators", "table", 40000, "pyperformance generators"),
        ("pipeline", "generators", "extra", 600000, "a pipeline of generators"),
        ("wordcount", "strings", "table", 8000, "perf_bench bm_wordcount"),
        ("qstr", "strings", "table", 30000, "perf_bench core_qstr"),
        ("short_strings", "strings", "table", 80000, "perf_bench core_str"),
        ("pidigits", "integers", "table", 2600, "perf_bench bm_pidigits"),
        ("hexiom", "objects", "table", 20, "perf_bench bm_hexiom"),
        ("raytrace", "objects", "table", 100, "perf_bench misc_raytrace"),
        ("go", "objects", "table", 400, "pyperformance go"),
        ("json_dumps", "strings", "table", 1500, "pyperformance json_dumps"),
        ("json_loads", "strings", "table", 1500, "pyperformance json_loads"),
        ("mdp", "collections", "table", 48, "pyperformance mdp"),
        ("meteor_contest", "collections", "table", 7, "pyperformance meteor_contest"),
        ("pickle_pure", "collections", "table", 600, "pyperformance pickle_pure_python"),
        ("pyflate", "collections", "table", 12000, "pyperformance pyflate"),
        ("regex_dna", "strings", "table", 300000, "pyperformance regex_dna"),
        ("regex_effbot", "strings", "table", 200, "pyperformance regex_effbot"),
        ("regex_compile", "strings", "extra", 1200, "pyperformance regex_compile"),
        ("scimark_sor", "numeric", "table", 350, "pyperformance scimark_sor"),
        ("scimark_sparse", "numeric", "table", 10000, "pyperformance scimark_sparse_mat_mult"),
        ("scimark_monte_carlo", "numeric", "table", 400000, "pyperformance scimark_monte_carlo"),
        ("scimark_lu", "numeric", "table", 220, "pyperformance scimark_lu"),
        ("telco", "integers", "table", 60000, "pyperformance telco"),
        ("coroutines", "generators", "table", 28, "pyperformance coroutines"),
        ("async_tree", "generators", "table", 5, "pyperformance async_tree"),
        ("logging_like", "objects", "table", 25000, "pyperformance logging"),
        ("deepcopy", "collections", "table", 5000, "pyperformance deepcopy"),
        ("comprehensions", "collections", "table", 12000, "pyperformance comprehensions"),
        ("dict_work", "collections", "extra", 250000, "dictionaries"),
        ("set_work", "collections", "extra", 200000, "sets"),
        ("string_build", "strings", "extra", 25000, "strings built and parsed"),
        ("string_append", "strings", "extra", 20000, "one string that grows"),
        ("sort_work", "collections", "extra", 40000, "sorting"),
        ("super_calls", "objects", "extra", 120000, "pyperformance richards_super"),
        ("exceptions", "calls", "extra", 120000, "exceptions in loops"),
        ("closures", "calls", "extra", 120000, "functions as values"),
    ]
]


def select(words):
    """The kernels whose name, family or set is among `words`; all if there are none."""
    if not words:
        return KERNELS
    chosen = [k for k in KERNELS if {k.name, k.family, k.set} & set(words)]
    unknown = set(words) - {w for k in chosen for w in (k.name, k.family, k.set)}
    if unknown:
        raise SystemExit("bench: no kernel, family or set called " + ", ".join(sorted(unknown)))
    return chosen
