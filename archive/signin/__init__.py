"""IN, the lock of the editors' door: who may sign in and with what, and the log of it."""
