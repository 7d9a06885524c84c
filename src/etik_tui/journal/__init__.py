"""The append-only store of facts, with an index for reading that is rebuilt from them."""
