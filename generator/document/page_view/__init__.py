"""Documents as HTML for a page that shows them as they will print, each place with its origin."""
