"""The bare app that start-up is held against: Header, OptionList and Footer, and ctrl+q; nothing of ours."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, OptionList


class Bare(App[None]):
    """What any Textual program costs."""

    TITLE = "Bare"

    def compose(self) -> ComposeResult:
        """Lay out the three."""
        yield Header()
        yield OptionList(*(f"Option {count}" for count in range(20)))
        yield Footer()


if __name__ == "__main__":
    Bare().run()
