"""`python -m dossiertool` does what `dossiertool` does."""

from dossiertool.cli.main import main

main()
