"""Sentences about frameworks as their authors wrote them."""
