"""The text of a source as blocks, and as HTML of our own in which nothing harmful can stand."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.market.vacancies.reading.cleaning.markup import Block, blocks_of, html_of, one_line

OURS = re.compile(r"</?(?:p|ul|li|h3)>")


def texts(description: str) -> list[str]:
    return [block.text for block in blocks_of(description)]


def test_html_becomes_heads_paragraphs_and_lists() -> None:
    blocks = blocks_of("<h2>Taken</h2><p>Je <b>rijdt</b>.</p><ul><li>Laden</li><li><p>Lossen</p></li></ul>Klaar<br>Echt")
    assert blocks == [
        Block("h3", "Taken"),
        Block("p", "Je rijdt."),
        Block("li", "Laden"),
        Block("li", "Lossen"),
        Block("p", "Klaar"),
        Block("p", "Echt"),
    ]
    assert html_of(blocks) == "<h3>Taken</h3><p>Je rijdt.</p><ul><li>Laden</li><li>Lossen</li></ul><p>Klaar</p><p>Echt</p>"


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>Werk",
        '<img src=x onerror="alert(1)">Werk',
        '<p onclick="alert(1)">Werk</p>',
        '<a href="javascript:alert(1)">Werk</a>',
        "<style>p{}</style><iframe src='//x.example'></iframe>Werk",
        "<svg><script>alert(1)</script></svg>Werk",
        "<!-- <script>alert(1)</script> -->Werk",
        "&lt;p&gt;&lt;script&gt;alert(1)&lt;/script&gt;Werk&lt;/p&gt;",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>Werk",
    ],
)
def test_what_is_harmful_never_comes_through(hostile: str) -> None:
    html = html_of(blocks_of(hostile))
    assert "Werk" in html
    assert not re.search(r"<(?!/?(?:p|ul|li|h3)>)", html)


@given(st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from("<>&;\"'/=!-"), max_size=300))
def test_html_holds_our_tags_and_escaped_text_only(description: str) -> None:
    left = OURS.sub("", html_of(blocks_of(description)))
    assert "<" not in left
    assert ">" not in left


def test_a_bottomless_page_is_read() -> None:
    assert texts("<div>" * 5_000 + "Werk") == ["Werk"]


def test_text_without_markup_has_a_block_a_line_and_bullets_make_a_list() -> None:
    assert blocks_of("Taken:\n- laden\n• lossen\n\n3. rijden\nKlaar") == [
        Block("p", "Taken:"), Block("li", "laden"), Block("li", "lossen"), Block("li", "rijden"), Block("p", "Klaar"),
    ]  # fmt: skip


def test_a_line_that_was_broken_off_is_made_whole() -> None:
    assert texts("Je werkt in een team van vijf mensen dat elke dag samen\nde bestellingen klaarmaakt.\nNieuw.") == [
        "Je werkt in een team van vijf mensen dat elke dag samen de bestellingen klaarmaakt.", "Nieuw.",
    ]  # fmt: skip


def test_characters_that_nobody_sees_are_gone() -> None:
    assert texts("Mede\u00adwerker\u200b\x07 ma\u00a0gazijn\u202e") == ["Medewerker ma gazijn"]
    assert one_line("<b>Kok</b> &amp; ober\n(m/v)") == "Kok & ober (m/v)"


def test_less_than_and_more_than_in_a_text_stay() -> None:
    assert html_of(blocks_of("Loon > 2500 & uren < 40")) == "<p>Loon &gt; 2500 &amp; uren &lt; 40</p>"
