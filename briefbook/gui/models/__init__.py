"""GUI room: item models over model values; they know nothing of app, session or files."""
