"""One small reader a format: file bytes -> blocks of text."""
