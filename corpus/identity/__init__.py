"""What a text says of itself: title, kind, parties and what they are called, when, where and by whom it was signed."""
