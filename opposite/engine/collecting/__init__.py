"""Assessments set up, people invited, answers saved and imported."""
