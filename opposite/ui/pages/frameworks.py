"""Frameworks: what is asked, and what the roadmap draws from."""

from opposite.ui.framework.frameworks import show_frameworks

show_frameworks()
