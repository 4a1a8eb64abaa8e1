"""Documents of one assessment that people take into a meeting, each made from a Briefing."""
