"""Terminal programs side by side: start, keys, memory and bytes, each in a pseudo-terminal.

    .venv/bin/python -m bench.terminal [--quick] [--only NAME …] [--sizes 10,1000 …]

`program` says what is measured, `peers` and `ours` how it is made ready, `session` runs one,
`measure` takes the figures, `summary` the medians, `target` compares, `report` writes.
"""
