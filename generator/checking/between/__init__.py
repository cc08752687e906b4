"""One check between a unit's documents a module: CODE and ``check(dossier)``."""
