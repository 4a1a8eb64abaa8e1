"""What is asked of a plan, the plan that came of it, and how people see it."""
