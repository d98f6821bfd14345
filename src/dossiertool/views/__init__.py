"""What `toon`, `agenda` and `overzicht` show: computed from a case, without files, clock or screen."""
