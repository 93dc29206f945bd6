"""Faces: what people see. ``components`` draws the parts that every face shares, ``public`` holds the pages without a login."""
