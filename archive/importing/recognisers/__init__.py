"""One rule a file; each takes lines of text and says what it finds in them, or nothing."""
