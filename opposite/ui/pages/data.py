"""Data: organisations kept in order, copies, benchmarks of others, and what is erased."""

from opposite.ui.comparison.benchmarks_held import show_benchmarks_held
from opposite.ui.keeping.data import show_data

show_data()
show_benchmarks_held()
