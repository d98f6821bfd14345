"""The end of a case: which dossier may be sealed, what lies in a seal, packages, papers (design §2)."""
