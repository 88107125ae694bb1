"""How fast enforceplan is and what its rules do, measured on the shipped places: ``python -m benchmarks``.

Every module of this package that holds a ``BENCHMARK`` is one registered benchmark.
"""
