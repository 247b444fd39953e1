"""Opening links of the fifth stage, those with a scheme that is safe to open."""

from typing import Any

from bounceback_tui.stages.grow.library.rules import LinkError, read_link
from bounceback_tui.ui.listing import Listing


def follow(listing: Listing[Any], link: str) -> None:
    """Open the link of what is listed, or say why not."""
    if not link:
        listing.say("It has no link; e adds one.")
    elif (trouble := open_link(listing, link)) is not None:
        listing.say(trouble)


def open_link(screen: Any, link: str) -> str | None:
    """Open a web or mail address; returns one sentence when it is not opened."""
    try:
        address = read_link(link)
    except LinkError as error:
        return str(error)
    screen.app.open_url(address)
    return None
