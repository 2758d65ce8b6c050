"""Work that goes on behind the counter."""
