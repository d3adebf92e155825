"""What things are: scale, questionnaire, capacity model, answer, assessment. Values only."""
