"""Whole screens: the board, a case."""
