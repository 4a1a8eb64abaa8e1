"""Who somebody is, what can be done, and who may do what."""
