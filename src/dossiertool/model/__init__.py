"""What a case file may hold: one module per document, no input or output, no clock.

The model holds what must be true to read a file at all. Whether it is *good* is a check.
"""
