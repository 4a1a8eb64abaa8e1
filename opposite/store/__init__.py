"""Where answers live: one DuckDB file behind plain functions; SQL stands in files, one statement each."""

from opposite.store.database import Store, open_store

__all__ = ["Store", "open_store"]
