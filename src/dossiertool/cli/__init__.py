"""The command line: reads input, calls one action, shows the answer."""
