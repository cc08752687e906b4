"""Letters to units (意见单): findings in plain words, a Word document for each unit."""
