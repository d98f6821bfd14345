"""Takes in what comes from elsewhere: class lists. Knows what may go along and what stays behind."""
