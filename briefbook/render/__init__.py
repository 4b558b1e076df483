"""Render room: a book → bytes. Templates, the content tree of a note, and its Word, Markdown and HTML forms."""
