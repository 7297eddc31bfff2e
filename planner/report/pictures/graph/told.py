"""The graph in words: for who cannot see it, and for the notes below it."""

from collections.abc import Iterator, Sequence

from planner.explain.words import counted, listed
from planner.report.pictures.graph.network import Network
from planner.report.pictures.words import one_line


def description(network: Network, title: str, says: Sequence[str]) -> str:
    """What stands above the picture, then every modification with its release and every link."""
    return "\n".join([f"{one_line(title)}.", *says, *_scopes(network), *_links(network)])


def summary(network: Network) -> list[str]:
    """What is to be seen at first glance."""
    if not network.nodes:
        return ["There is no modification."]
    if not network.links:
        return ["No modification is linked with another."]
    waits = [link for link in network.links if link.waits]
    others = len(network.links) - len(waits)
    kinds = [f"{counted(len(waits), 'arrow')} from what comes first to what waits for it"] if waits else []
    kinds += [f"{counted(others, 'further link')}" if waits else counted(others, "link")] if others else []
    broken = [link for link in network.links if link.found]
    kept = (
        "The plan keeps every link."
        if not broken
        else f"The plan breaks {counted(len(broken), 'link')}, drawn heavily."
    )
    return [f"{listed(kinds)[0].upper()}{listed(kinds)[1:]}.", f"{_pointing(network)} {kept}" if waits else kept]


def _pointing(network: Network) -> str:
    left = sum(link.points_left for link in network.links)
    same_day = len(network.leftward) - left
    aside = f"{_point(same_day)} left to a release of the same day"
    if left:
        return f"{_point(left)} left: what waits goes live first.{f' {aside}.' if same_day else ''}"
    return f"{aside if same_day else 'No arrow points left'}: nothing goes live before what it waits for."


def _point(arrows: int) -> str:
    return f"{counted(arrows, 'arrow')} {'points' if arrows == 1 else 'point'}"


def broken_words(network: Network) -> list[str]:
    """What breaks links, and by whose leave."""
    return [
        f"Broken: {link.found}{f' (granted by {link.granted_by})' if link.granted_by else ''}."
        for link in network.links
        if link.found
    ]


def gap_words(network: Network) -> list[str]:
    """The least times between go-lives, which no line tells."""
    return [f"{link.says}." for link in network.links if link.gap]


def _scopes(network: Network) -> Iterator[str]:
    """Which modifications are in each column."""
    for column in network.columns:
        names = [f"{node.name}{f' ({node.why_none})' if node.why_none else ''}" for node in network.nodes_in(column)]
        yield f"{column.name}{f', {column.day}' if column.day else ''}: {listed(names) if names else 'nothing'}."


def _links(network: Network) -> Iterator[str]:
    release_of = {node.name: node.release or "no release" for node in network.nodes}
    for link in network.links:
        places = f"{link.first} in {release_of[link.first]}, {link.then} in {release_of[link.then]}"
        yield f"{link.says}: {places}."
    yield from broken_words(network)
