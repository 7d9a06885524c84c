"""What was published before, and so which entries of a calendar file are new, changed or gone.

Programs that keep calendars know an entry by its uid and take a later version only if its
sequence number is higher. So both are remembered, however the entries are sorted or sifted.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from msgspec import Struct, json
from msgspec.structs import replace

from etik_tui.exports.item import AgendaItem
from etik_tui.journal.publication import Publication

CANCELLED_FOR = timedelta(days=92)
"""How long an entry that is over goes on being published as cancelled."""

FORGOTTEN_AFTER = timedelta(days=800)
"""After how long nothing of it is remembered."""


class Candidate(Struct, frozen=True, kw_only=True):
    """An open limit to be published, with the hash of what a reader of its entry sees."""

    item: AgendaItem
    digest: str


class Entry(Struct, frozen=True, kw_only=True):
    """One entry of a calendar file; without an item it is cancelled."""

    publication: Publication
    item: AgendaItem | None = None


class Revision(Struct, frozen=True, kw_only=True):
    """The entries to publish by day, and what to remember of them.

    `changed` holds what is to be stored, `forgotten` the uids no longer needed. `added`,
    `altered` and `cancelled` count the entries that are new, newly other, newly over.
    """

    entries: tuple[Entry, ...]
    changed: tuple[Publication, ...]
    forgotten: tuple[str, ...]
    added: int
    altered: int
    cancelled: int


def revise(
    known: Mapping[str, Publication],
    candidates: Iterable[Candidate],
    *,
    feed: str,
    kept: frozenset[str],
    moment: datetime,
    today: date,
) -> Revision:
    """Return what a feed publishes now.

    `candidates` are the open limits that belong to it; `feed` names the selection, so that what was
    published by another selection is neither repeated nor cancelled. Limits in `kept` (uids)
    cannot be judged now and are left as they are.
    """
    entries = [_confirmed(known, each, feed, moment) for each in candidates]
    left = kept | {entry.publication.uid for entry in entries}
    entries += [
        Entry(publication=_cancelled(before, moment, today))
        for before in known.values()
        if feed in before.feeds and before.uid not in left
    ]
    changed = tuple(
        each.publication for each in entries if known.get(each.publication.uid) != each.publication
    )
    shown = [each for each in entries if _is_shown(each.publication, today)]
    return Revision(
        entries=tuple(sorted(shown, key=_order)),
        changed=changed,
        forgotten=tuple(each.uid for each in known.values() if _is_stale(each, today)),
        added=sum(each.uid not in known for each in changed),
        altered=sum(
            each.uid in known
            and each.sequence > known[each.uid].sequence
            and each.cancelled is None
            for each in changed
        ),
        cancelled=sum(
            each.cancelled is not None and known[each.uid].cancelled is None for each in changed
        ),
    )


def _confirmed(
    known: Mapping[str, Publication], candidate: Candidate, feed: str, moment: datetime
) -> Entry:
    item, digest = candidate.item, candidate.digest
    before = known.get(item.uid)
    now = Publication(
        uid=item.uid,
        institution=item.institution,
        number=item.number,
        title=item.title,
        due=item.due,
        digest=digest,
        stamped=moment,
        feeds=(feed,),
    )
    if before is not None:
        feeds = before.feeds if feed in before.feeds else (*before.feeds, feed)
        same = before.digest == digest and before.cancelled is None
        now = replace(
            now,
            feeds=feeds,
            stamped=before.stamped if same else moment,
            sequence=before.sequence if same else before.sequence + 1,
        )
    return Entry(publication=now, item=item)


def _cancelled(before: Publication, moment: datetime, today: date) -> Publication:
    if before.cancelled is not None:
        return before
    return replace(before, cancelled=today, sequence=before.sequence + 1, stamped=moment)


def _is_shown(publication: Publication, today: date) -> bool:
    return publication.cancelled is None or today - publication.cancelled <= CANCELLED_FOR


def _is_stale(publication: Publication, today: date) -> bool:
    over = publication.cancelled
    return over is not None and today - over > FORGOTTEN_AFTER


def _order(entry: Entry) -> tuple[date, str, str]:
    return entry.publication.due, entry.publication.number, entry.publication.uid


def candidate(item: AgendaItem) -> Candidate:
    """Return a limit ready to be published; reminders and days left are no part of its hash."""
    from hashlib import sha256

    seen = (item.due, item.summary, item.description, bool(item.provisional))
    return Candidate(item=item, digest=sha256(json.encode(seen)).hexdigest()[:32])
