"""Dutch text in, marked spans out. Knows no model: only a text and what kind of text it is.

Words live in `data/*.toml`; the code knows kinds of rules and the context that lifts them.
"""
