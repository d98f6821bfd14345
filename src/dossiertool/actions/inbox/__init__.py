"""Takes in forms that came back: what changed goes into the case file, what cannot goes back with a reason."""
