"""Narrative: the wording of chapters, from data to Chinese prose."""
