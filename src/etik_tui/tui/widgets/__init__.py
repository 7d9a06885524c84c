"""What screens are made of, drawn line by line where there are many lines."""
