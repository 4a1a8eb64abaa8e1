"""Frameworks to browse."""
