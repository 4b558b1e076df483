"""The settings room: where Briefbook's own files lie and what the officer chose; it knows no other room."""
