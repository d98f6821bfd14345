"""Looks a template over before anything is filled in: every problem in one run, each with its place."""
