"""A profile's articles, and which of them lead to which."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from etik_tui.profile.coverage import CoverageLine
from etik_tui.profile.limit import Deadline
from etik_tui.profile.profile import Profile
from etik_tui.profile.text import Norm, NormGroup
from etik_tui.tui.law.article import Article, Kind, articles_of


class Lawbook:
    """One profile as a book of articles; what leads where is worked out when first asked for."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """Return every article, in the order of the kinds."""
        return articles_of(self.profile)

    @cached_property
    def _by_ref(self) -> Mapping[str, Article]:
        return {each.ref: each for each in self.articles}

    def find(self, ref: str) -> Article | None:
        """Return the article at a dotted path, or the one that holds what stands there."""
        while ref:
            if found := self._by_ref.get(ref):
                return found
            ref = ref.rpartition(".")[0]
        return None

    def found(self, refs: Iterable[str]) -> tuple[Article, ...]:
        """Return the articles at some paths, each once."""
        every = (self.find(ref) for ref in refs)
        return tuple({each.ref: each for each in every if each is not None}.values())

    @cached_property
    def _carried(self) -> Mapping[str, Mapping[str, Article]]:
        """Return, for each article, the units that it carries."""
        found: dict[str, dict[str, Article]] = {}
        for unit in self.articles:
            if isinstance(unit.part, CoverageLine):
                for carrier in self.found(unit.part.carriers):
                    found.setdefault(carrier.ref, {})[unit.ref] = unit
        return found

    def units_of(self, article: Article) -> tuple[Article, ...]:
        """Return the units of the regulation that an article carries."""
        return tuple(self._carried.get(article.ref, {}).values())

    @cached_property
    def _elaborating(self) -> Mapping[str, tuple[Article, ...]]:
        found: dict[str, tuple[Article, ...]] = {}
        for each in self.articles:
            if isinstance(each.part, Norm) and each.part.elaborates:
                earlier = found.get(each.part.elaborates, ())
                found[each.part.elaborates] = (*earlier, each)
        return found

    def elaborating(self, norm: Norm) -> tuple[Article, ...]:
        """Return the norms that spell a norm out."""
        return self._elaborating.get(norm.id, ())

    def under(self, group: NormGroup) -> tuple[Article, ...]:
        """Return the headings and norms directly under a heading."""
        return tuple(
            each
            for each in self.articles
            if (isinstance(each.part, Norm) and each.part.group == group.id)
            or (isinstance(each.part, NormGroup) and each.part.parent == group.id)
        )

    def cited(self, norm: Norm) -> str:
        """Return how a breach cites a norm: what is elaborated first, `jo.` what elaborates it."""
        above = self.profile.norm(norm.elaborates) if norm.elaborates else None
        return f"{above.cite} jo. {norm.cite}" if above else norm.cite

    def headings(self, norm: Norm) -> tuple[NormGroup, ...]:
        """Return the headings over a norm, the outermost first."""
        groups = {group.id: group for group in self.profile.norm_groups}
        found: list[NormGroup] = []
        group = groups.get(norm.group)
        while group is not None and group not in found:
            found.append(group)
            group = groups.get(group.parent)
        return tuple(reversed(found))

    def affected(self, reading: str) -> tuple[Article, ...]:
        """Return the rules that a reading affects: those that list it, those that it changes."""
        named = [
            each.ref for each in self.articles if reading in getattr(each.part, "readings", ())
        ]
        rule = self.profile.reading(reading)
        changed = [path for option in (rule.options if rule else ()) for path in option.set]
        return self.found([*named, *changed])

    def limits_on(self, milestone: str) -> tuple[Article, ...]:
        """Return the time limits that are counted from an act or met by it."""
        dates = f"{milestone}."
        return tuple(
            each
            for each in self.articles
            if isinstance(each.part, Deadline)
            and (each.part.anchor.startswith(dates) or each.part.met_by.startswith(dates))
        )

    def clocks(self, norm: str) -> tuple[Article, ...]:
        """Return the time limits that a norm itself lays on employees."""
        return tuple(
            each
            for each in self.articles
            if isinstance(each.part, Deadline) and each.part.norm == norm
        )

    def of_kind(self, kind: Kind) -> tuple[Article, ...]:
        """Return the articles of one kind."""
        return tuple(each for each in self.articles if each.kind is kind)
