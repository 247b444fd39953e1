"""The two themes of our own: quiet colours for an evening, with enough contrast to read when tired."""

from textual.theme import Theme

DARK = Theme(
    name="bounceback-dark",
    primary="#8fc1ae",
    secondary="#d6b37a",
    accent="#e39a78",
    foreground="#e2ddd3",
    background="#15171c",
    surface="#1b1e25",
    panel="#262a33",
    success="#9cc47f",
    warning="#e0b86a",
    error="#e28a7c",
    dark=True,
    variables={"border": "#3d434f", "border-blurred": "#3d434f", "footer-key-foreground": "#d6b37a"},
)

LIGHT = Theme(
    name="bounceback-light",
    primary="#1f6656",
    secondary="#7a5510",
    accent="#9c4422",
    foreground="#2b2722",
    background="#fbf8f2",
    surface="#f5f0e7",
    panel="#e9e1d3",
    success="#3f6b22",
    warning="#7d5a06",
    error="#a3312a",
    dark=False,
    variables={"border": "#c3b8a6", "border-blurred": "#c3b8a6", "footer-key-foreground": "#7a5510"},
)

MUTED = "$foreground 65%"
"""The style of what is said beside the main thing, in every theme; Textual's own muted is no colour of its own."""
