"""The interview: one flow that knows which question comes next, and three askers that put it to the room."""
