"""What sheets show: pure functions from a case to lines."""
