"""The terminal interface: screens that show what casework and procedure say, and call one act."""
