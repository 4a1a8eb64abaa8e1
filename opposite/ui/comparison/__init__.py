"""The compare page: organisations and waves side by side."""
