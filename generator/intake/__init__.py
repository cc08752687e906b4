"""Documents that somebody else wrote, taken in: Word and Excel files into filings with places.

Labels are data (``labels.toml``); what is recognised becomes a filing's text, every line of which
knows the cell or paragraph it came from, and goes through the reader that filings go through.
"""

from generator.intake.cell_findings import check_received
from generator.intake.received import Received, receive

__all__ = ["Received", "check_received", "receive"]
