"""The words of a claim, made comparable: stems, concepts, hallmarks, and whether they lie ahead or behind. From tables/words.toml."""

import re
from functools import cache, lru_cache

from kgraph.resolution.names import fold
from kgraph.resolution.tables import table

_TABLE = table("words")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_POINTERS = frozenset(_TABLE["pointers"]["words"])
_FRONT = frozenset(_TABLE["front"]["words"])
_DOCUMENTS = frozenset(_TABLE["documents"]["words"])
_ACCOUNTS = frozenset(_TABLE["accounts"]["words"])
_UNTRUE = re.compile(r"\b(?:" + "|".join(_TABLE["accounts"]["untrue"]) + r")\b")
_CONTRARY = frozenset(_TABLE["contrary"]["words"])
_TURNS = frozenset(_TABLE["turns"]["words"]) | _CONTRARY
_OPPOSITES: dict[str, dict[str, str]] = _TABLE["opposites"]
_REVERSAL = re.compile(r"\b(?:" + "|".join(_TABLE["reversals"]["words"]) + r")\b")
_UNDONE = re.compile(r"\b(?:" + "|".join(_TABLE["undone"]["predicates"]) + r")\b")
_SOUND = re.compile(rf"\b(?:{'|'.join(_TABLE['sound']['words'])}) (?:\w+ )?(?:{'|'.join(_TABLE['sound']['of'])})\b")
_STATED = re.compile(
    r"(?:it|this|that|these|those|they|there|nothing|none|all of|the)\b.*\b(?:[a-z]+n't|is|are|was|were|has|have|had|did|does|do|will)\b"
)
_ONE_THING = frozenset((
    "charge", "accusation", "allegation", "claim", "rumour", "rumor", "suggestion", "assertion", "insinuation", "suspicion",
))
_SINGLE = frozenset(("it", "this", "that"))
SHORT = 5
"""Words in contents that point with one word of their own."""
_CLITIC = re.compile(r"n't\b|'(?:s|re|ve|ll|d|m)\b")
_FUTURE = re.compile(r"\b(?:" + "|".join(map(re.escape, _TABLE["future"]["words"])) + r")\b")
_PAST = re.compile(r"\b(?:" + "|".join(map(re.escape, _TABLE["past"]["words"])) + r")\b")
_NUMBERS: dict[str, str] = _TABLE["numbers"]
_NUMBER = re.compile(r"\b(?:\d[\d,.]*\d|\d|" + "|".join(_NUMBERS) + r")\b")
MONTHS = frozenset(_TABLE["months"]["words"])
_NAMED = "|".join(_TABLE["months"]["words"])
_DATE = re.compile(rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_NAMED})|(?:{_NAMED})\s+\d{{1,2}}(?:st|nd|rd|th)?|(?:19|20)\d\d)\b")
_LEADS = re.compile(r" (?:on|in|at|of|for|with|from|to|by|after|before|during|over|about|who|which|that) ")
_AMOUNT = re.compile(r"\b(?:form|kind|type|sort|case|lot|number|amount|series|part|one|some|any)s?$")
_ABOUT = re.compile(r"\b(?:about|that|over|when|whether|how)\b")
_IF = re.compile(r"\b(?:if|unless|provided|were it|should)\b")
_MAY_HAVE = re.compile(r"\b(?:may|might|could|must) (?:\w+ )?have\b")
_TALK = re.compile(r"\b(?:" + "|".join(_TABLE["talk"]["words"]) + r")\b")
_STAYING = ("remain", "stay")
_STILL = re.compile(r"\b(?:is|was|are|were|be) still\b")
_KEPT = re.compile(
    r"\b(?:keep|keeps|kept|keeping|retain|retains|retained|hold on to|holds on to|held on to) (?:his|her|their|its|the) "
    r"(?:post|job|seat|office|position|role|portfolio|title)\b"
)
_POSTED = re.compile(r"\bin (?:office|charge|power|post|place|his post|her post)\b|\bat the helm\b")
_PLANNED = re.compile(r"\b(?:no |any )?(?:plans?|intention|intentions) (?:to|of)\b")
_PHRASES = [(word, re.compile(rf"\b(?:{rule})\b")) for word, rule in _TABLE["phrases"].items()]
_PHRASE = re.compile(r"\b(?:" + "|".join(rule for rule in _TABLE["phrases"].values()) + r")\b")
_DOING = re.compile(r"^(?:free|clear|clean)\b|\bto (?:free|clear|clean)\b")
""" "To free the pilots", and a predicate "free", is no word for being free of something."""
_OPERATED = re.compile(r"\boperat(?:e|es|ed|ing) (?:up)?on\b")
_AWAY = {"last": -1, "this": 0, "next": 1}
_YEAR = re.compile(r"\b(this|last|next) year(?:'s|s)?\b")
_MONTH = re.compile(r"\b(?:" + "|".join(_TABLE["months"]["words"]) + r")\b")


_WHOLE = frozenset(("succeed", "proceed", "exceed", "bleed", "breed", "speed", "indeed", "embed", "biped", "spring", "string", "bring"))
"""Words whose last letters are no ending."""
_DERIVED = (
    ("ement", "e", 9), ("ment", "", 8), ("ally", "al", 7), ("ly", "", 6), ("ation", "at", 8), ("ion", "", 7), ("al", "", 7),
    ("ery", "er", 7),
)
"""Endings, what is left in their place, and the length of a word from which they are taken off: removal, sexually, investigation."""


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A light stem: irregular forms by table, then plural, -ing, -ed, the endings of nouns and adverbs, and a final e taken off."""
    word = _TABLE["irregular"].get(word, word)
    if len(word) > 4 and word.endswith(("ies", "ied")):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed") if word not in _WHOLE else ():
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    for ending, keep, least in _DERIVED:
        if word.endswith(ending) and len(word) >= least:
            word = word[: len(word) - len(ending)] + keep
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


_EXCLUSIVE = [
    (frozenset(map(stem, one)), frozenset(map(stem, two))) for x, y in _TABLE["exclusive"]["pairs"] for one, two in ((x, y), (y, x))
]
_STOP = frozenset(stem(w) for part in ("stop", "degree", "persons") for w in _TABLE[part]["words"]) | frozenset(_TABLE["stop"]["words"])
HALLMARKS = frozenset(stem(w) for w in _TABLE["hallmarks"]["words"])
REPEATED = frozenset(stem(w) for w in _TABLE["repeated"]["words"])
LIGHT = frozenset(stem(w) for w in _TABLE["light"]["words"])
OPERATORS = frozenset(stem(w) for w in _TABLE["operators"]["words"])
TAKING_SIDES = frozenset(stem(w) for w in _TABLE["taking_sides"]["words"])
ONCE = frozenset(stem(w) for w in _TABLE["once"]["words"])
_PARTS = table("roles")
_ROLES = (
    {w for group in _PARTS["same"]["groups"] for w in group} | {w for walk in _PARTS["walks"].values() for w in walk}
    | {*_TABLE["persons"]["words"], *_TABLE["titles"]["words"]}
)
_POSTS = {w for walk in ("politics", "business") for w in _PARTS["careers"][walk]} - {"candidate", "owner", "investor", "shareholder"}
LEAVING = stem("resign")
CONTRARIES = frozenset(stem(w) for w in _TABLE["contrary"]["words"])
ILLNESSES = frozenset(stem(w) for w in _TABLE["illnesses"]["words"])
SURGEONS = frozenset(stem(w) for w in _TABLE["surgeons"]["words"])
_ILL = stem("sick")
AROUND = frozenset(stem(w) for w in _TABLE["around"]["words"])
DEADLY = frozenset(stem(w) for w in _TABLE["deadly"]["words"])
DEAD = stem("die")
PARTS = frozenset(stem(w) for w in _TABLE["parts"]["words"])


@cache
def _concepts(topic: str) -> dict[str, str]:
    groups = [*_TABLE["concepts"]["any"], *_TABLE["concepts"].get(topic, [])]
    found = {stem(word): stem(group[0]) for group in groups for word in group}
    return found | {stem(word): found.get(stem(other), stem(other)) for word, other in _opposites(topic).items()}


@cache
def _opposites(topic: str) -> dict[str, str]:
    return _OPPOSITES["any"] | _OPPOSITES.get(topic, {})


@cache
def _against(topic: str) -> frozenset[str]:
    """The words that say by themselves that something is not so, in talk of a topic."""
    return _CONTRARY | _opposites(topic).keys()


def told_by(word: str) -> tuple[str, ...]:
    """The stem by which it is told in talk of each topic; none where it says by itself that something is not so."""
    found = stem(word)
    return () if found in _denying() else tuple(_concepts(t).get(found, found) for t in _topics())


@cache
def _topics() -> tuple[str, ...]:
    return tuple(sorted({"any", *_TABLE["concepts"], *_OPPOSITES}))


@cache
def _denying() -> frozenset[str]:
    """Stems of what says by itself, in talk of whatever topic, that something is not so."""
    return frozenset(stem(w) for t in _topics() for w in _against(t))


def stems(text: str, topic: str) -> frozenset[str]:
    """The stems that tell what is claimed, synonyms told by one, stop words left out."""
    concepts = _concepts(topic)
    plain = _OPERATED.sub("surgery", _UNDONE.sub(" ", _REVERSAL.sub(" ", _CLITIC.sub(" ", _phrased(fold_keep(text))))))
    found = [stem(part) for word in _WORD.findall(plain) for part in word.split("-")]
    if ILLNESSES.intersection(found):  # "an operation for cancer" is surgery in talk of power, too
        concepts = {**concepts, **{s: c for s, c in _concepts("health").items() if c in REPEATED}}
    return frozenset(concepts.get(s, s) for s in found if s not in _STOP and (len(s) > 1 or s.isdigit()))


def _phrased(plain: str) -> str:
    """With phrases told by one word: "of his own accord" by "unforced"."""
    return _PHRASE.sub(lambda m: next(word for word, rule in _PHRASES if rule.fullmatch(m.group())), plain)


def governs(verb: str, text: str) -> bool:
    """Whether a verb that makes something else of what it governs governs something there: "told the truth", "lied to the guild", "failed"
    are done themselves, and "failed to pay" is told by what was not paid."""
    plain = fold_keep(text)
    if verb == "fail" or undone(verb, text) or "truthful" in _phrased(plain):
        return False
    return verb != "lie" or bool(_ABOUT.search(plain))


def plain_illness(found: frozenset[str]) -> frozenset[str]:
    """Without what only says that someone is ill, where the illness is named, nor who operates: "ill with cancer" is "has cancer"."""
    if found & REPEATED:
        found -= SURGEONS
    return found - {_ILL} if found & ILLNESSES else found


def fold_keep(text: str) -> str:
    """Folded word by word, apostrophes kept for clitics."""
    return " ".join(fold(w) if "'" not in w and "’" not in w else w.casefold().replace("’", "'") for w in text.split())


def parts(text: str, topic: str) -> frozenset[str]:
    """The parts of the body that the content names, in talk of health or of an operation: a hip and hip-hop are two things."""
    found = stems(text, topic)
    return found & PARTS if topic == "health" or found & REPEATED else frozenset()


def talk(text: str) -> bool:
    """Whether it is said that something is talked about ("there is speculation about his health"), not that it is so."""
    return bool(_TALK.search(fold_keep(text)))


def points_back(text: str, denies: bool = False) -> bool:
    """Whether the words only point to what was said before: pointers alone ("It is not true", "the allegations"), or pointers, one of
    them in front, with a single word of their own ("the attack", "There is no drawer"). In a denial the first piece of several is
    enough ("the report … a fairy tale"): the rest is scorn."""
    found, first = _plain(text), _plain(text.split(" … ")[0])
    own = [w for w in found if w not in _POINTERS]
    scorned = denies and bool(first) and len(first) < len(found) and all(w in _POINTERS for w in first)
    front = len(found) <= SHORT and len(own) == 1 and found[0] in _FRONT and own[0] not in _TURNS
    return bool(found) and (not own or scorned or front)


def hint(text: str, topic: str) -> frozenset[str]:
    """The stem of the one word of its own that pointing words may have."""
    own = [w for w in _plain(text) if w not in _POINTERS]
    return stems(own[0], topic) if len(own) == 1 and " … " not in text else frozenset()


def single(text: str) -> bool:
    """Whether one thing is pointed at: "It is not true", "they doubted it", "the charge", not "the allegations"."""
    found = _plain(text)
    if len(found) == 2 and found[0] in ("the", "this", "that") and found[1] in _ONE_THING:
        return True
    return bool(_SINGLE.intersection(found[:1] + found[-1:])) and not {"any", "all"}.intersection(found)


def states(text: str) -> bool:
    """Whether it says something of a thing that it points at, as "it was not so" and "there is nothing in it" do, and no bare answer."""
    return bool(_STATED.match(fold_keep(text)))


def turned(text: str) -> bool:
    """Whether the content itself says that something is not so ("did not have surgery", "his health is excellent")."""
    plain = fold_keep(text)
    return "n't" in plain or bool(_TURNS.intersection(_WORD.findall(plain)))


def head(text: str) -> str:
    """A noun phrase up to what hangs on it: "the bar" of "the bar on the night of the fire"; whole where it only says how much of what."""
    found = _LEADS.search(text)
    if found is None or (found.group() == " of " and _AMOUNT.search(text[: found.start()])):
        return text
    return text[: found.start()]


def hangs(text: str) -> bool:
    """Whether something is said to be so if something else is."""
    return bool(_IF.search(fold_keep(text)))


def role(word: str) -> bool:
    """Whether it says what someone is: "banker", "Captain", "Mr"."""
    return word.casefold().rstrip(".") in _ROLES


def behind(text: str) -> bool:
    """Whether what is held possible lies behind: "may have left"."""
    return bool(_MAY_HAVE.search(fold_keep(text)))


def exclude(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two contents give accounts of which only one can hold: an accident, and a murder."""
    return any(a & one and b & two and not (a & two or b & one) for one, two in _EXCLUSIVE)


def contrary(text: str, topic: str) -> bool:
    """Whether a word of it says by itself that something is not so: "clean", "baseless"."""
    return bool(_against(topic).intersection(_WORD.findall(_DOING.sub(" ", fold_keep(text)))))


def contraries(text: str, topic: str) -> frozenset[str]:
    """The stems for which words of it stand that say by themselves that something is not so: "bought legally" is told by "illegal"."""
    found, plain = _opposites(topic), _WORD.findall(_phrased(fold_keep(text)))
    return frozenset(_concepts(topic).get(stem(w), stem(w)) for w in plain if w in found or w.removesuffix("ly") in found)


def sound(text: str, topic: str) -> bool:
    """Whether it is told of health that it is good: "in excellent health"."""
    return topic == "health" and bool(_SOUND.search(fold_keep(text)))


def reversed_(text: str) -> bool:
    """Whether what stands in it is turned by words before it: "far from safe"."""
    return bool(_REVERSAL.search(fold_keep(text)))


def undone(predicate: str, text: str) -> bool:
    """Whether the predicate is that something is not done: "was unable to walk", "failed to pay"."""
    head = predicate.removeprefix("be ").split(" ")[0]
    return any(m.group().startswith(head) for m in _UNDONE.finditer(fold_keep(text)))


def does(text: str, topic: str) -> bool:
    """Whether a word that tells something stands behind "failed to": nobody can say what "failed to start" denies."""
    found = _UNDONE.search(fold_keep(text))
    return found is not None and bool(stems(fold_keep(text)[found.end() :].lstrip().split(" ")[0], topic))


def document(text: str) -> bool:
    """Whether the words point to something written: "the report"."""
    return bool(_DOCUMENTS.intersection(_plain(text.split(" … ")[0])))


def disputes(text: str, denies: bool = False) -> bool:
    """Whether it says of what was told that it is not so: "her account is untrue", or, in a denial, "her account"."""
    plain = fold_keep(text)
    return bool(_ACCOUNTS.intersection(_WORD.findall(plain))) and (denies or bool(_UNTRUE.search(plain)))


def _plain(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:'[^\W_]+)?", text.casefold().replace("’", "'"))


def direction(text: str) -> str:
    """ "future", "past", or "" where the words do not say, or say both."""
    plain = fold_keep(text)
    ahead, behind = bool(_FUTURE.search(plain)), bool(_PAST.search(plain))
    return "" if ahead == behind else "future" if ahead else "past"


def years(text: str, published: str | None) -> frozenset[str]:
    """The years that "this year's budget" and the like mean in an article of that day."""
    if not published or not published[:4].isdigit():
        return frozenset()
    return frozenset(str(int(published[:4]) + _AWAY[which]) for which in _YEAR.findall(fold_keep(text)))


def stays(predicate: str, text: str) -> bool:
    """Whether somebody is said to keep a post: "remained the party's chairman", "is still governor", "will stay in
    office", "keeps her seat"."""
    plain = fold_keep(text)
    kept = predicate.split(" ")[0] in _STAYING or bool(_STILL.search(plain))
    return bool(_KEPT.search(plain)) or (kept and (bool(_POSTED.search(plain)) or any(w in _POSTS for w in _WORD.findall(plain))))


def planned(text: str) -> bool:
    """Whether it is said that somebody plans it, or has no plans to: it lies ahead."""
    return bool(_PLANNED.search(fold_keep(text)))


def numbers(text: str) -> frozenset[str]:
    """How many: figures, and words for them, in figures; without days, years and what is told of months."""
    plain = _DATE.sub(" ", text.casefold())
    return frozenset(_NUMBERS.get(w, w.replace(",", "")) for w in _NUMBER.findall(plain))


def months(text: str) -> frozenset[str]:
    """The months that are named."""
    return frozenset(_MONTH.findall(text.casefold()))
