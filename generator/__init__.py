"""ziping (自评): one filled YAML file becomes a unit's budget-performance documents."""

__version__ = "0.1.0"
