"""Compare: two to six organisations or waves side by side."""

from opposite.ui.comparison.compare import show_compare

show_compare()
