"""Pages that are printed and then kept on paper only."""
