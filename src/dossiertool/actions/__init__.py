"""One function per thing a user can ask; every front-end uses these."""
