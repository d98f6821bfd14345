"""A case in, findings out. Checks neither print nor raise nor stop early."""
