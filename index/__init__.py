"""Passages and vectors: split, embed, store, search. Knows no prompt and no question kinds."""
