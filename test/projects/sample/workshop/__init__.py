"""A print shop whose front desk answers over WebSockets."""
