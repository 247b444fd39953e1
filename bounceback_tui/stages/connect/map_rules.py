"""The support map in words, its gaps named; pure."""

from collections.abc import Sequence

from bounceback_tui.stages.connect.rules import Give, Kind, Person, Tie, listed, number


def gaps(people: Sequence[Person]) -> list[str]:
    """Name what is missing, in words: "nobody yet for introductions", "nobody close for comfort".

    Args:
        people: everybody.

    Returns:
        The gaps, the widest first; none when there is somebody for everything.
    """
    missing = [give for give in Give if not any(give in one.gives for one in people)]
    found = [f"nobody yet for {listed(missing)}"] if missing else []
    for give in (Give.INFORMATION, Give.INTRODUCTIONS):
        ties = {one.tie for one in people if give in one.gives}
        if ties == {Tie.LOOSE}:
            found.append(f"only loose ties for {give}")
    comforting = [one for one in people if Give.COMFORT in one.gives]
    if comforting and not any(one.tie is Tie.CLOSE for one in comforting):
        found.append("nobody close for comfort")
    return found


def map_sentence(people: Sequence[Person]) -> str:
    """Say the map in one plain sentence, gaps named."""
    if not people:
        return "Nobody is put down yet; n puts the first person on it."
    persons = sum(1 for one in people if one.kind is Kind.PERSON)
    others = len(people) - persons
    counted = [f"{number(persons)} {'person' if persons == 1 else 'people'}"] if persons else []
    counted += [f"{number(others)} {'community' if others == 1 else 'communities'}"] if others else []
    missing = gaps(people)
    told = f"{listed(missing)}." if missing else "somebody for each of the three."
    return f"{listed(counted).capitalize()}; {told}"
