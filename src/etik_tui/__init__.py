"""A keyboard-driven program with which an institution enforces its code of ethics."""

__version__ = "0.1.0"
