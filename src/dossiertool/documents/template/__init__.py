"""A Word template: opened within bounds, its tags found, compiled once, filled many times.

Compiling needs lxml and Jinja's compiler; filling a compiled template needs neither, so that the second
document is made in a few milliseconds, also in a new process (`cache`).
"""
