"""Access: who may see what."""

from opposite.ui.access.access import show_access

show_access()
