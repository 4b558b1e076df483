"""The library room: what the officer decided about the corpus. Durable, and never made anew by indexing."""
