"""Tools the desk assistant can use."""
