"""The worker room: child processes, their protocol, limits and supervision; it knows no job and no Qt."""
