"""One function per act of an official; the only writer, and the waist that screens see."""
