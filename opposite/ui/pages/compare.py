"""Compare: two to six organisations or waves side by side."""

from opposite.ui.compare import show_compare

show_compare()
