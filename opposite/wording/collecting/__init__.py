"""What is said to and about the people who are asked, and of files of answers."""
