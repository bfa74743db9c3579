"""Answers phrased by a chat model, every sentence checked before it is shown."""
