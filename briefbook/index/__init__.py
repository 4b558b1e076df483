"""Index room: documents into hits. The only room that imports whoosh; it gets a folder of its own and model values."""
