"""Organisations among others: how far apart two scores are, and how those of others lie."""
