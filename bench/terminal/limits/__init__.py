"""The least that a program can be: what no other one can be quicker than."""
