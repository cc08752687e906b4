"""The workbench: a page on this machine where staff fill in, see and correct a unit's year.

The one door of starlette and uvicorn. Nothing here decides anything about a filing: it shows what
the pipeline says and changes the text that the unit keeps.
"""
