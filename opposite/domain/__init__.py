"""The domain: frozen dataclasses and the rules of scoring.md, knowing nothing of files, databases or screens."""
