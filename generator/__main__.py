"""``python -m generator`` is ``ziping``."""

import sys

from generator.cli.entrance import run

if __name__ == "__main__":  # a worker process imports this module too, and must not start anew
    sys.exit(run())
