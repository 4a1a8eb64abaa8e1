"""OPPOSITE: a digital-transformation assessment, from a YAML questionnaire to a dated roadmap."""

__version__ = "0.1.0"
