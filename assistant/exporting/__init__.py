"""What people take away: a comparison or a conversation as a file, with its sources."""
