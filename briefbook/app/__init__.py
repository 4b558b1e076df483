"""The app room: the use cases of Briefbook; it introduces the rooms to one another. No Qt, no print."""
