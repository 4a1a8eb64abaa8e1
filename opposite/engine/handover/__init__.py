"""How a command comes to a database that the running application has open: by a snapshot of it, or by borrowing it."""
