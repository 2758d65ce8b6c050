"""Stand-ins for third-party libraries."""
