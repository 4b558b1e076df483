"""Survey room: what a folder says as a whole: pure functions over what its documents say."""
