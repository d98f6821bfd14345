"""Where a vault keeps its bytes: SQLite or PostgreSQL, and files beside it; it reads none of them."""
