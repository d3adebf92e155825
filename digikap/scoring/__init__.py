"""Pure, exact arithmetic from answers to indices (fractions.Fraction throughout). Knows nothing of files or screens."""
