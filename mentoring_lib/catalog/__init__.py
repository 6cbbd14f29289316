"""The only reader of content files."""
