"""What is said where organisations and waves are laid side by side."""
