"""What templates and wording are given: values by the Chinese names they are called by."""

from __future__ import annotations

from collections.abc import Mapping

Content = dict[str, object]
Offered = Mapping[str, object]
"""Names that are worked out where they are asked for."""
