"""Jinja as all templates use it: sandboxed, strict about names, noting troubles instead of failing.

``sandbox`` is what every template is held to, whatever it makes; ``data_environment`` is what those
filled with a unit's data share: typed values, how they print, filters. ``prose_environment`` is the
Jinja of wording built on it, and ``document/template/word_environment.py`` that of Word templates.
"""
