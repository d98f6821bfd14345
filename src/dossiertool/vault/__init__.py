"""The vault: case files as ciphertext, a key pair per dossier, a grant per person.

`docs/format.md` says what every byte means. The room knows no model: it takes and gives bytes.
"""
