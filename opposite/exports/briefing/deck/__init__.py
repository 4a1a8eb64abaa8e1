"""The deck of one assessment as PowerPoint slides, and how a file of it is checked against the database."""
