"""The package layer: archive, parts, integrity, assembly of a .docx, without any template."""
