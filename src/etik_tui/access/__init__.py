"""Who is asking, what they may see and do, and with which keys they come in."""
