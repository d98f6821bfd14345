"""One small file per rule: `RULE` says what it is, `check` yields its findings."""
