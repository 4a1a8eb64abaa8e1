"""Documents of an assessment on the pages."""
