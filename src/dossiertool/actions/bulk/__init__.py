"""Makes a document of many cases at once; begun again, it does only what is missing or changed."""
