"""Letters to units (意见单): what was found in a unit's filings, in plain words, as Word documents."""
