"""The door in front of the application: who comes in, as whom, and with which guards around every answer."""
