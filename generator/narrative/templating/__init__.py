"""Jinja as wording uses it: sandboxed, strict about names, noting troubles instead of failing."""
