"""What the program is about: people, parties, facts, and the case they add up to."""
