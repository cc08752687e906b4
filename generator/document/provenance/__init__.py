"""Where what stands in a traced document comes from: the lines of the filing, the rule, the words."""
