"""Plugins: what they may supply, and how they are loaded without being trusted to behave."""
