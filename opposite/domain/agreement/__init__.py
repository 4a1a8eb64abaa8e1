"""How far people see things alike, and what is worth talking about."""
