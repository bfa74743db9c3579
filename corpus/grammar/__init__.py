"""Who a sentence speaks of, and what it lays down."""
