"""Case files in and out: YAML and JSON read the same, and every value knows its place."""
