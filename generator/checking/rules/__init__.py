"""One check a module, named for its code. Adding a check is one file here and one case in tests."""
