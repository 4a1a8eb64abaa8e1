"""The script of the pages, run for every tab and every change in it."""

from opposite.ui.shell.frame import run

run()
