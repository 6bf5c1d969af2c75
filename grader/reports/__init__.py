"""From records to text: data in, text out; nothing is printed here.

``document`` makes the one versioned document (``grade/1``) from which every other form is rendered.
"""
