"""HTTP and WebSocket surface of the shop."""
