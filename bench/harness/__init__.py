"""Benchmarks of jmpy beside its peers: one run, interleaved, results checked before times.

`catalogue` lists the kernels, `peers` the programs that run them, `measure` runs one kernel on one
peer, `figures` makes numbers of the raw runs, `table` and `plot` show them.
"""
