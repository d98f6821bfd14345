"""Keys, tokens and envelopes: the only rooms that know a cipher."""
