"""PDFs and HTML files that are checked by being made again."""
