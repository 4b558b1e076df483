"""Extract room: a file becomes a document: passages, metadata with evidence, furniture. For the guest only."""
