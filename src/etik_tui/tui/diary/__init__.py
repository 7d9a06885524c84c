"""The deadline calendar behind its screen: which days are shown, and what falls on them."""
