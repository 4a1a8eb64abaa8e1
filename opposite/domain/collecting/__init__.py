"""Who is asked, in which wave, and what they answered."""
