"""Data: a copy to keep, what is erased and when."""

from opposite.ui.keeping.data import show_data

show_data()
