"""Which sentences answer a question, whether they say yes or no, and when there is none that does."""
