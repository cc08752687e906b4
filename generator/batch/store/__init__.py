"""Inputs and outputs that lie on an object store: followed by a folder here, where all is done."""
