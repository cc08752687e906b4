"""What templates and wording are given: values by the Chinese names they are called by."""

Content = dict[str, object]
