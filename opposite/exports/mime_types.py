"""What kinds of files are called where they are sent: MIME types."""

PDF = "application/pdf"
HTML = "text/html"
PPTTC = "application/vnd.think-cell.ppttc+json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
