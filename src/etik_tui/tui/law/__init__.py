"""The rules of profiles as lists to search and read."""
