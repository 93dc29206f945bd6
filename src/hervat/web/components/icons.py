"""The icons, drawn for Hervat on a grid of 24 (the mark: 32), stroke 2, in the colour of the text around them.

They are written into the page where they stand: most are shorter than a reference to a sprite would be.
"""

from __future__ import annotations

from collections.abc import Mapping

ICONS: Mapping[str, str] = {
    "agenda": '<path d="M4 6h16v14H4zM4 10h16M8 3v4M16 3v4"/>',
    "bijna": (
        '<path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2"/>'
        '<path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor" fill-opacity=".28" stroke="none"/>'
    ),
    "document": '<path d="M6 3h8l5 5v13H6zM14 3v5h5M9 13h7M9 17h5"/>',
    "download": '<path d="M12 4v11M7 11l5 5 5-5M4 20h16"/>',
    "hulp": '<path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1 1-1.1 1.8M12 17v.01"/>',
    "info": '<path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v6M12 7.5v.01"/>',
    "klaar": '<path d="M4.5 12.5l5 5 10-11"/>',
    "klaar-laat": '<path d="M3 11l4 4 7-8M17 21a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM17 14.5v2.2l1.3.9"/>',
    "klaar-reden": '<path d="M3 10l4 4 7-8M12 14h9v5h-5l-3 2.5V19h-1z"/>',
    "klok": '<path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2"/>',
    "later": '<path d="M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17z" stroke-dasharray="2.2 4.475"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "nietnodig": '<path d="M5 12h14"/>',
    "omlaag": '<path d="M5 9l7 7 7-7"/>',
    "pijl": '<path d="M4 12h15M13 6l6 6-6 6"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "potlood": '<path d="M4 20l1-5L16 4l4 4L9 19zM14 6l4 4"/>',
    "tedoen": '<path d="M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17z"/>',
    "telaat": '<path d="M12 3.5 22 20.5H2zM12 10v4.5M12 17.5v.01"/>',
    "vraag": '<path d="M4 5h16v11h-8l-4.5 4V16H4zM10.3 8.8a1.8 1.8 0 1 1 2.5 1.7c-.5.3-.8.6-.8 1.1M12 13.7v.01"/>',
}

MARK = (
    '<path d="M16 29v-8M16 21l-9-1 6-7H8l8-11 8 11h-5l6 7z" '
    'fill="none" stroke="currentColor" stroke-width="2.6" stroke-linejoin="round" stroke-linecap="round"/>'
)
