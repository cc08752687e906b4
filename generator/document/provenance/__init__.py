"""Where what stands in a traced document comes from: lines of the filing, the rule, the words."""
