"""Clauses by number: the numbered places of a document, and the references that name them."""
