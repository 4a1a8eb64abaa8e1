"""Portfolio: every organisation with where it stands, and organisations by factors."""

from opposite.ui.comparison.portfolio import show_portfolio

show_portfolio()
