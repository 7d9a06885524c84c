"""Dialogs: each asks one thing and returns its answer."""
