"""Jinja as all templates use it: sandboxed, strict about names, noting troubles instead of failing.

``sandbox`` is what every template is held to, whatever it makes; ``prose`` is the Jinja of wording
built on it, and ``generator/document/environment.py`` that of Word templates.
"""
