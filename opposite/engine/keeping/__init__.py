"""Keeping what was stored: backups, exports, erasing, and reading what is left of a damaged database."""
