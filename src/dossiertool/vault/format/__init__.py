"""What stands in a vault, byte for byte (docs/format.md): pure, without a store."""
