"""Organisations among others."""
