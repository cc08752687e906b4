"""Units built by the workers of a Dask cluster: drafted there, saved here."""
