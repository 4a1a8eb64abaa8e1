"""Reports and tables as files: CSV, workbook, slides, PDF, page and calendar."""
