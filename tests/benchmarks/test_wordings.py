"""The wordings of attribution are templates that a generator can fill: groups whole, slots known, the claim where the group needs one."""

import re
import tomllib
from pathlib import Path

import pytest

WORDINGS: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parents[2] / "benchmarks" / "data" / "wordings.toml").read_text("utf-8")
)
SLOTS = {"claim", "source", "outlet", "other", "agency", "date"}
CAPITAL = {"Claim", "Source", "Outlet", "Other"}
NEEDS = {  # slots that every template of the group has
    "assert_direct": {"claim", "source"}, "assert_indirect": {"claim", "source"}, "assert_interview": {"claim", "source", "outlet"},
    "relay_outlet": {"claim", "source", "outlet"}, "relay_chain": {"claim", "source", "outlet", "other"},
    "relay_unnamed": {"claim", "outlet"}, "unnamed_own": {"claim"}, "hearsay": {"claim"}, "deny_cue": {"claim", "source"},
    "deny_words": {"claim", "source"}, "doubt": {"claim", "source"}, "no_comment": set(), "credit": set(), "correction": {"claim"},
    "filler": set(),
}  # fmt: skip
NEVER = {"filler": {"claim", "source", "outlet", "other", "agency"}, "credit": {"claim", "source"}, "hearsay": {"source", "outlet"}}


def slots(template: str) -> list[str]:
    """The slots of a template, in order."""
    return re.findall(r"\{(\w+)\}", template)


def test_the_groups_are_those_of_the_generator() -> None:
    assert set(WORDINGS) == set(NEEDS)


@pytest.mark.parametrize("group", sorted(NEEDS))
def test_a_group_has_enough_templates_and_none_twice(group: str) -> None:
    templates = WORDINGS[group]
    assert 12 <= len(templates) <= 25
    assert len(set(templates)) == len(templates)


@pytest.mark.parametrize("group", sorted(NEEDS))
def test_slots_are_known_and_those_that_are_needed_are_there(group: str) -> None:
    for template in WORDINGS[group]:
        found = slots(template)
        assert set(found) <= SLOTS | CAPITAL, template
        assert len(found) == len(set(found)), template
        lower = {slot.lower() for slot in found}
        assert lower >= NEEDS[group], template
        assert not lower & NEVER.get(group, set()), template
        assert template.count("{") == len(found) == template.count("}"), template


@pytest.mark.parametrize("group", sorted(set(NEEDS) - {"credit"}))
def test_what_begins_a_sentence_or_a_quotation_of_its_own_has_a_capital(group: str) -> None:
    for template in WORDINGS[group]:
        first = re.match(r"[“(]*\{(\w+)\}", template)
        assert first is None or first[1] in CAPITAL, template
        assert not re.search(r"[.!?]”? “?\{(claim|source|outlet|other)\}", template), template


def test_quotation_marks_are_paired() -> None:
    for group, templates in WORDINGS.items():
        for template in templates:
            assert template.count("“") == template.count("”"), (group, template)
