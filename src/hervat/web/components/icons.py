"""The icons, drawn for Hervat on a grid of 24 (the mark: 32), stroke 2, in the colour of the text around them.

They are written into the page where they stand: most are shorter than a reference to a sprite would be.
"""

from __future__ import annotations

from collections.abc import Mapping

ICONS: Mapping[str, str] = {
    "agenda": '<path d="M4 6h16v14H4zM4 10h16M8 3v4M16 3v4"/>',
    "bericht": '<path d="M4 5h16v14H4zM4 7l8 6 8-6"/>',
    "bewaar": '<path d="M6 4h12v17l-6-4.5L6 21z"/>',
    "bijna": (
        '<path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2"/>'
        '<path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor" fill-opacity=".28" stroke="none"/>'
    ),
    "document": '<path d="M6 3h8l5 5v13H6zM14 3v5h5M9 13h7M9 17h5"/>',
    "download": '<path d="M12 4v11M7 11l5 5 5-5M4 20h16"/>',
    "filter": '<path d="M3 6h18M7 12h10M10.5 18h3"/>',
    "gesprek": '<path d="M3 5h12v9H8l-3 3v-3H3zM18 9h3v9h-2v3l-3-3h-5v-1"/>',
    "grafiek": '<path d="M4 4v16h16M8 20v-7M12 20V9M16 20v-4"/>',
    "hulp": '<path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1 1-1.1 1.8M12 17v.01"/>',
    "info": '<path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v6M12 7.5v.01"/>',
    "klaar": '<path d="M4.5 12.5l5 5 10-11"/>',
    "klaar-laat": '<path d="M3 11l4 4 7-8M17 21a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM17 14.5v2.2l1.3.9"/>',
    "klaar-reden": '<path d="M3 10l4 4 7-8M12 14h9v5h-5l-3 2.5V19h-1z"/>',
    "klok": '<path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2"/>',
    "kruis": '<path d="M6 6l12 12M18 6 6 18"/>',
    "later": '<path d="M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17z" stroke-dasharray="2.2 4.475"/>',
    "links": '<path d="M15 5l-7 7 7 7"/>',
    "map": '<path d="M3 6h6l2 3h10v10H3z"/>',
    "mensen": (
        '<path d="M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6'
        'M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5c2.3.8 3.5 2.8 3.5 5.5"/>'
    ),
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "mobiel": '<path d="M7 3h10v18H7zM11 18h2"/>',
    "nietnodig": '<path d="M5 12h14"/>',
    "omlaag": '<path d="M5 9l7 7 7-7"/>',
    "oog": '<path d="M2 12c2.5-4.5 6-7 10-7s7.5 2.5 10 7c-2.5 4.5-6 7-10 7s-7.5-2.5-10-7zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z"/>',
    "persoon": '<path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c0-4.5 3.5-6.5 7.5-6.5s7.5 2 7.5 6.5"/>',
    "pijl": '<path d="M4 12h15M13 6l6 6-6 6"/>',
    "plaats": '<path d="M12 21c-4-4.5-6.5-8-6.5-11a6.5 6.5 0 0 1 13 0c0 3-2.5 6.5-6.5 11zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "potlood": '<path d="M4 20l1-5L16 4l4 4L9 19zM14 6l4 4"/>',
    "print": '<path d="M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z"/>',
    "rechts": '<path d="M9 5l7 7-7 7"/>',
    "sleutel": '<path d="M8 20a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM11.2 12.3 20 3.5M16.5 7l3 3M14 9.5l2 2"/>',
    "slot": '<path d="M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3M12 15v2"/>',
    "sorteer": '<path d="M8 9l4-4 4 4M8 15l4 4 4-4"/>',
    "tedoen": '<path d="M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17z"/>',
    "telaat": '<path d="M12 3.5 22 20.5H2zM12 10v4.5M12 17.5v.01"/>',
    "telefoon": (
        '<path d="M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a1.5 1.5 0 0 1-1.6 1.5C10.5 20 4 13.5 3.5 5.6A1.5 1.5 0 0 1 5 4z"/>'
    ),
    "tijdlijn": '<path d="M3 12h4M11 12h4M19 12h2M7 12a2 2 0 1 0 4 0 2 2 0 0 0-4 0zM15 12a2 2 0 1 0 4 0 2 2 0 0 0-4 0zM9 10V5M17 14v5"/>',
    "vandaag": '<path d="M4 11.5 12 4l8 7.5M6 10v10h12V10M10 20v-6h4v6"/>',
    "vraag": '<path d="M4 5h16v11h-8l-4.5 4V16H4zM10.3 8.8a1.8 1.8 0 1 1 2.5 1.7c-.5.3-.8.6-.8 1.1M12 13.7v.01"/>',
    "werk": '<path d="M4 8h16v12H4zM9 8V5h6v3M3 13h18M12 12v2"/>',
    "wet": '<path d="M12 4v16M7 20h10M5 7h14M5 7l-3 7c1.5 1.6 4.5 1.6 6 0zM19 7l-3 7c1.5 1.6 4.5 1.6 6 0z"/>',
    "wissel": '<path d="M4 8h13M13 4l4 4-4 4M20 16H7M11 12l-4 4 4 4"/>',
    "zoek": '<path d="M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 21 21"/>',
}

MARK = (
    '<path d="M16 29v-8M16 21l-9-1 6-7H8l8-11 8 11h-5l6 7z" '
    'fill="none" stroke="currentColor" stroke-width="2.6" stroke-linejoin="round" stroke-linecap="round"/>'
)
