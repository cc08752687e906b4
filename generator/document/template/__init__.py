"""The template layer: tags, merging, chapters, compiling, filling of one Word template."""
