"""What a report says, decided once in the view, and how terminal, Markdown and TOML lay it out. Reads no files."""
