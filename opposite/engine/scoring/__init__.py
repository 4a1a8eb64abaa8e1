"""Scores of one assessment, of many at once, and those kept in the store."""
