"""The result package: the answers as far as they may be told, the framework, the scores, and what shows that they fit."""
