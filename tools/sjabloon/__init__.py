"""The pieces that the Word templates are built from; `tools/sjablonen.py` puts them together."""
