"""What the regulation makes of a case: stage, deadlines, findings, next acts. Pure functions."""
