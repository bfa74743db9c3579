"""Which documents a question or a text means: the names of all documents of an index, and what they are called."""
