"""Which colour has a segment, wherever it appears, and which has a difference from the average?"""

from __future__ import annotations

import math

INK = "#1f2933"
QUIET = "#5b6773"
RULE = "#dfe4e8"
WASH = "#f1f4f6"
TRACK = "#c3cad1"
PAPER = "#ffffff"

# Okabe and Ito (2008), "Color Universal Design": told apart with any colour vision. Their yellow and black are left out:
# one vanishes on white paper, the other is the text's.
_SEGMENTS = ("#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9", "#7f7f7f")
_BELOW, _ABOVE = "#0072b2", "#d55e00"
STRONG_DIFFERENCE = 2.0


def segment_colour(cluster: int) -> str:
    """Return the colour of a cluster; after seven they come again, and the names tell them apart.

    Examples
    --------
    >>> segment_colour(0), segment_colour(7)
    ('#0072b2', '#0072b2')
    """
    return _SEGMENTS[cluster % len(_SEGMENTS)]


def difference_colour(difference: float) -> str:
    """Return the colour of a standardised difference: blue below, vermilion above, white at the average.

    Beyond two standard deviations it deepens no further.

    Examples
    --------
    >>> difference_colour(0.0), difference_colour(-5.0), difference_colour(5.0)
    ('#ffffff', '#0072b2', '#d55e00')
    """
    strength = min(abs(difference) / STRONG_DIFFERENCE, 1.0)
    return _blend(PAPER, _ABOVE if difference > 0 else _BELOW, strength)


def ink_on(background: str) -> str:
    """Return the text colour that reads better on a background, white or dark (WCAG 2.2, relative luminance).

    Examples
    --------
    >>> ink_on("#ffffff"), ink_on("#0072b2")
    ('#1f2933', '#ffffff')
    """
    background_luminance = _luminance(background)
    on_white = 1.05 / (background_luminance + 0.05)
    on_ink = (background_luminance + 0.05) / (_luminance(INK) + 0.05)
    return PAPER if on_white > on_ink else INK


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _blend(start: str, end: str, share: float) -> str:
    pairs = zip(_channels(start), _channels(end), strict=True)
    return "#" + "".join(f"{round(low + share * (high - low)):02x}" for low, high in pairs)


def _luminance(colour: str) -> float:
    # sRGB is close enough to a power of 2.2; the choice between two inks does not need the linear toe.
    red, green, blue = _channels(colour)
    return math.fsum(
        weight * math.pow(channel / 255, 2.2)
        for weight, channel in ((0.2126, red), (0.7152, green), (0.0722, blue))
    )
