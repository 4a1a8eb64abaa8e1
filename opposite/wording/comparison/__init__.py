"""Sentences on organisations and waves side by side."""
