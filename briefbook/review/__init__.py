"""The review room: what is wrong with this book? Each check is a pure function over model values."""
