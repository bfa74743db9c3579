"""Names as texts write them: words, countries, and whether a place names somebody."""
