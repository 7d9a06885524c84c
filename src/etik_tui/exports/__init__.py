"""What leaves the program as a file or a message: calendar files, texts to send by mail."""
