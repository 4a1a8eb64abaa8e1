"""The pages: they read the session, ask the cache, call a view and draw."""
