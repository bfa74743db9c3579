"""What one document says: its facts, its clauses, its sheet, and what its parties must do."""
