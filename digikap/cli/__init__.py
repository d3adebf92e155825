"""The command line: one file a command. Brings the rooms together and holds no rules of its own."""
