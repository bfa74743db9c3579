"""Documents in: files, their text and structure, and who they are about."""
