"""Word forms: what is in them (`kinds`), how they go out (`write_…`) and how they come back (`read_…`)."""
