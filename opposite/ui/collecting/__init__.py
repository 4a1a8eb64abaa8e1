"""Setting up, answering and inviting."""
