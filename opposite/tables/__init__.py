"""The tables people take away: one set of columns for pages, CSV, XLSX and JSON, made from reports alone."""
