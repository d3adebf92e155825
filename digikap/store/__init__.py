"""The only room that touches the file system: content, questionnaires, saved assessments."""
