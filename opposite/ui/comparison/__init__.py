"""Organisations and waves side by side."""
