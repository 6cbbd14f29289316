"""What a written-out talk of one's own shows: counted, estimated and compared with earlier ones."""
