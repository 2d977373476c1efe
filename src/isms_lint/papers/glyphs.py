"""Characters that no font at hand shows. PDF/UA allows none of them."""

from __future__ import annotations

_COMMON = 0x250
"""Below it are the letters of Latin alphabets, which the fonts of Typst have."""
_MOST_TRIALS = 200
STAND_IN = "\N{REPLACEMENT CHARACTER}"
"""For a character that cannot be shown; the fonts that come with Typst have it."""


def without_glyph(text: str) -> frozenset[str]:
    """The characters in `text` that Typst cannot set with the fonts at hand.

    They are found by trial, halving what fails. Where very many fail, the rest counts as failing too.
    """
    import typst

    fonts = typst.Fonts()
    trials = 0

    def sets(characters: str) -> bool:
        nonlocal trials
        trials += 1
        said = "".join(f"\\u{{{ord(one):x}}} " for one in characters)
        source = f'#set document(title: "x")\n#set text(lang: "en")\n{said}'
        try:
            typst.compile(source.encode(), font_paths=fonts, pdf_standards=["ua-1"])
        except KeyboardInterrupt:
            raise
        except BaseException:  # it panics on some scripts, which is no Exception
            return False
        return True

    waiting = ["".join(sorted({one for one in text if ord(one) >= _COMMON}))]
    missing = set[str]()
    while waiting:
        characters = waiting.pop()
        if not characters or (trials < _MOST_TRIALS and sets(characters)):
            continue
        if len(characters) == 1 or trials >= _MOST_TRIALS:
            missing.update(characters)
        else:
            half = len(characters) // 2
            waiting += [characters[half:], characters[:half]]
    return frozenset(missing)
