"""What can be wrong with a questionnaire or with answers: each fault with its place. Reads no files."""
