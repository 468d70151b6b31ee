"""Times as they are written, and, against the publication date, as ISO 8601 dates or intervals.

Own rules read what is vague in a known way ("mid-March", "last week", "in October"); the rest goes to dateparser, and only
where the words name a date. Without a publication date only full dates are resolved: nothing is guessed.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

import dateparser
from spacy.tokens import Doc

from kgraph.language.layers import Range
from kgraph.language.lexicon import table

_YEAR = r"(?:1[89]|20)\d\d"
_AGO = re.compile(
    r"^(?:about|around|some|roughly|nearly|almost|over|more than|just|only)?\s*(a couple|a|an|\d{1,3}|[a-z]+)(?: of)? "
    r"(day|week|fortnight|month|year|decade)s? (ago|earlier|before)$"
)
_IN = re.compile(r"^in (?:about |around )?(a couple|a|an|\d{1,3}|[a-z]+)(?: of)? (day|week|month|year)s?(?:['’] time)?$")
_PART_OF_DAY = re.compile(r"^(?:early|late|earlier|later) (?:on )?|^(?:earlier|later) | (?:morning|afternoon|evening|night)$")
_NEAR = re.compile(
    r"^(?:earlier |later )?(last|next|this|previous|coming) (week|weekend|month|year|spring|summer|autumn|fall|winter|night)$"
)
_PART = re.compile(
    rf"^(?:the )?(early|late|mid|middle|beginning|start|end)[- ]?(?:of |in )?(?:(last|this|next) )?([a-z]+)?\.?,? ?({_YEAR})?$"
)
_MONTH = re.compile(rf"^(?:(last|this|next) )?([a-z]+)\.?,? ?(?:of )?({_YEAR})?$")
_YEAR_ONLY = re.compile(rf"^{_YEAR}$")
_DECADE = re.compile(r"^(?:the )?((?:1[89]|20)\d0)s$")
_LEADING = re.compile(r"^(?:on|in|by|until|till|since|from|during|at|around|about|over|before|after|of|the)\s+")


@dataclass(frozen=True, slots=True)
class Words:
    """`times.toml`."""

    any: frozenset[str]
    days: dict[str, int]
    months: dict[str, int]
    seasons: dict[str, tuple[int, int]]
    numbers: dict[str, int]
    parts: dict[str, str]


@cache
def words() -> Words:
    """The lists, read once."""
    data = table("times.toml")
    lists = data["words"]
    months = {m: i for i, m in enumerate(lists["months"], 1)}
    for short in lists["short_months"]:
        months[short.rstrip(".")] = next(i for m, i in months.items() if m.startswith(short[:3]))
    days = {d.rstrip("."): i for i, d in enumerate(lists["days"][:7])}
    for short in lists["days"][7:]:
        days[short.rstrip(".")] = next(i for d, i in days.items() if d.startswith(short[:3]))
    every = {w for group in lists.values() for w in group} | {u + "s" for u in lists["units"]} | set(months) | set(days)
    return Words(
        frozenset(every),
        days,
        months,
        {k: (v[0], v[1]) for k, v in data["seasons"].items()},
        data["numbers"],
        {word: part for part, group in data["parts"].items() for word in group},
    )


def find(doc: Doc, start: int, end: int) -> Range | None:
    """The first time that is written in `[start, end)`: an entity of the tagger that has a time word or a year in it."""
    for entity in _entities(doc, start, end):
        if entity[0] >= start and entity[1] <= end:
            return entity
    return None


def _entities(doc: Doc, start: int, end: int) -> list[Range]:
    found: list[Range] = []
    i = start
    while i < end:
        if doc[i].ent_type_ in ("DATE", "TIME"):
            first = i
            while i < end and doc[i].ent_type_ in ("DATE", "TIME") and (i == first or doc[i].ent_iob_ == "I"):
                i += 1
            if _timely(doc, first, i):
                found.append((first, i))
        else:
            i += 1
    return found


def _timely(doc: Doc, start: int, end: int) -> bool:
    """Whether it places something in time: an age or a mere duration ("three years") does not."""
    texts = [t.lower_ for t in doc[start:end]]
    known = words()
    if "old" in texts or (start and doc[start - 1].lower_ in ("for", "aged")):
        return False
    if any(
        w in known.days
        or w in known.seasons
        or w in ("today", "yesterday", "tomorrow", "tonight", "ago", "earlier", "later", "last", "next", "this")
        for w in texts
    ):
        return True
    if any(w.rstrip(".") in known.months or w.split("-")[-1] in known.months for w in texts):
        return True
    return any(re.fullmatch(_YEAR + r"s?", w) for w in texts) or (
        start > 0 and doc[start - 1].lower_ in ("within", "in") and any(w.rstrip("s") in known.any for w in texts)
    )


@lru_cache(maxsize=4096)
def resolve(text: str, published: str | None, past: bool) -> str | None:
    """ISO 8601 date, month, year or interval of a time as written; None where it stays open.

    `past` says on which side of the publication date a bare weekday or month is looked for.
    """
    base = _base(published)
    phrase = " ".join(text.lower().replace("–", "-").split()).strip(" ,.")
    short = _LEADING.sub("", phrase)
    for candidate in (phrase, short):
        if (found := _own(candidate, base, past)) is not None:
            return found
    return _parsed(short, base, past)


def _base(published: str | None) -> date | None:
    """The publication day; None where it is not known to the day, or its year cannot be meant."""
    try:
        day = date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
    return day if day is not None and 1500 <= day.year <= 9000 else None


def _own(text: str, base: date | None, past: bool) -> str | None:
    """What the rules of this module read."""
    if _YEAR_ONLY.match(text):
        return text
    if match := _DECADE.match(text):
        return f"{match[1]}/{int(match[1]) + 9}"
    if base is None:
        match = _MONTH.match(text)
        return f"{match[3]}-{words().months[match[2]]:02}" if match and match[3] and match[2] in words().months else None
    if text in ("today", "tonight", "now", "this morning", "this afternoon", "this evening"):
        return base.isoformat()
    if text in ("yesterday", "tomorrow"):
        return (base + timedelta(days=1 if text == "tomorrow" else -1)).isoformat()
    if match := _AGO.match(text):
        return _shift(base, match[1], match[2], -1) if match[3] == "ago" else None
    if match := _IN.match(text):
        return _shift(base, match[1], match[2], 1)
    if match := _NEAR.match(text):
        return _near(base, match[1], match[2])
    if (match := _PART.match(text)) and (found := _part(base, match[1], match[2], match[3], match[4], past)) is not None:
        return found
    if (match := _MONTH.match(text)) and match[2] in words().months:
        month = words().months[match[2]]
        year = int(match[3]) if match[3] else _year(base, month, match[1], past)
        return f"{year}-{month:02}"
    if (match := _MONTH.match(text)) and match[2] in words().seasons:
        return _season(base, match[2], int(match[3]) if match[3] else None, match[1], past)
    day = _PART_OF_DAY.sub("", _PART_OF_DAY.sub("", text)).removeprefix("last ").removeprefix("this ")
    if day in words().days:
        return _weekday(base, words().days[day], past or "last " in text)
    return None


def _shift(base: date, number: str, unit: str, sign: int) -> str | None:
    count = int(number) if number.isdigit() else words().numbers.get(number)
    if count is None or count > 500:
        return None
    if unit in ("day", "week", "fortnight"):
        moved = base + timedelta(days=sign * count * {"day": 1, "week": 7, "fortnight": 14}[unit])
        if unit == "day":
            return moved.isoformat()
        monday = moved - timedelta(days=moved.weekday())
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if unit == "month":
        index = base.year * 12 + base.month - 1 + sign * count
        return f"{index // 12}-{index % 12 + 1:02}" if index >= 12 else None
    year = base.year + sign * count * (10 if unit == "decade" else 1)
    return f"{year:04}" if 1000 <= year <= 9999 else None


def _near(base: date, which: str, unit: str) -> str | None:
    step = {"last": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}[which]
    if unit == "night":
        return (base + timedelta(days=step)).isoformat() if step <= 0 else None
    if unit in ("week", "weekend"):
        monday = base - timedelta(days=base.weekday()) + timedelta(days=7 * step)
        first = monday + timedelta(days=5 if unit == "weekend" else 0)
        return f"{first.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if unit == "month":
        return _shift(base, "1", "month", step) if step else f"{base.year}-{base.month:02}"
    if unit == "year":
        return str(base.year + step)
    return _season(base, unit, base.year + step if step else base.year, None, step <= 0)


def _part(base: date, part: str, which: str | None, word: str | None, year: str | None, past: bool) -> str | None:
    part = words().parts.get(part, part)
    if word in words().months:
        month = words().months[word]
        number = int(year) if year else _year(base, month, which, past)
        last = monthrange(number, month)[1]
        first, final = {"early": (1, 10), "mid": (11, 20), "late": (21, last)}[part]
        return f"{number}-{month:02}-{first:02}/{number}-{month:02}-{final:02}"
    if word is None and year:
        first, final = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[part]
        return f"{year}-{first:02}/{year}-{final:02}"
    if word == "year" and which:
        return _part(base, part, None, None, str(base.year + {"last": -1, "this": 0, "next": 1}[which]), past)
    return None


def _year(base: date, month: int, which: str | None, past: bool) -> int:
    """The year of a bare month: the nearest on the side that the tense tells."""
    if which == "last":
        return base.year if month < base.month else base.year - 1
    if past:
        return base.year if month <= base.month else base.year - 1
    return base.year if month >= base.month or which == "this" else base.year + 1


def _season(base: date, season: str, year: int | None, which: str | None, past: bool) -> str:
    first, last = words().seasons[season]
    number = year if year is not None else _year(base, first, which, past)
    return f"{number}-{first:02}/{number + (1 if last < first else 0)}-{last:02}"


def _weekday(base: date, day: int, past: bool) -> str:
    """The nearest such day, publication day included."""
    back = (base.weekday() - day) % 7
    moved = base - timedelta(days=back) if past else base + timedelta(days=(day - base.weekday()) % 7)
    return moved.isoformat()


def _parsed(text: str, base: date | None, past: bool) -> str | None:
    """What dateparser makes of a date that names a day: full dates, and without the year where the publication date is known."""
    has_month = (
        any(w.strip(".,") in words().months for w in text.split()) or re.fullmatch(r"\d{4}-\d\d-\d\d", text) is not None
    )  # 12/05/2020 is two days: left open
    if not has_month or not re.search(r"\d", text) or len(text) > 40 or (base is None and not re.search(_YEAR, text)):
        return None
    settings: dict[str, object] = {"PREFER_DATES_FROM": "past" if past else "future", "REQUIRE_PARTS": ["day", "month"]}
    if base is not None:
        settings["RELATIVE_BASE"] = datetime(base.year, base.month, base.day, 23, 59)
    found = dateparser.parse(text, languages=["en"], settings=settings)
    return found.date().isoformat() if found is not None else None
