"""kgraph/resolution/tables/opposites.toml from WordNet's antonyms.

    python -m benchmarks.opposites [FOLDER]      (Debian: apt-get install wordnet-base)

FOLDER holds WordNet's database (data.adj, index.adj, …). Kept are pairs of single words that are opposites in senses that are among the
first TOP of each, where WordNet's texts have both words or one is the other with a "not" in front, and pairs of what mostly means the same
as one of them. Verbs are left out where both may have happened in turn ("bought", "sold"), nouns
where both are people or things.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from kgraph.resolution import tables

TOP = 3
"""Senses of a word, by how often they occur, beyond which an opposite is one of a rare sense."""
FIRST = 1
"""The same for words that mean the same as one of two opposites."""
STATES = frozenset((4, 7, 11, 12, 21, 22, 26))
"""WordNet's files of nouns that name acts, attributes, events, feelings, possession, processes and states."""
IN_TURN = frozenset("""
    abolish arm arrive ascend attach assemble attack begin bend blur boil borrow bore brighten buy claim clasp close come connect
    converge cover cry cool disarm dress dry empty export fasten feed gather hitch integrate lie lock loosen lodge mask narrow open
    pack precede pull push purge record ride roughen sit stand sleep tie unveil unwind veil wane lengthen thicken thin blacken
    analyze divide advance shout bless extinguish erase unwire appear rush
""".split())  # noqa: SIM905 (a list of a word a line tells no more)
"""Verbs whose opposite can be done to the same thing before or afterwards, or by the other side of one deal."""
LOOSE = frozenset("""
    left right up down in out on off over under north south east west northern southern eastern western first last back front man
    male female black white general particular major minor top bottom upper lower inner outer indoor outdoor internal external big
    little dear fast slow long short high low hot cold good bad better worse best worst great fine old new young many few much less
    more most least several early late live one-way no yes like hard soft light heavy dark deep shallow inside outside here there
    now then before after above below ahead near far away together apart always home ever never even odd same other different only
    every all some any such own well ill badly once again still yet already soon nearer farther further close hungry thirsty mental
    physical past future following leading former latter local national international passing running found headed lined born let
    have stay anti pro act adopted annual kind just single instrumental headed whole half natural material
""".split())  # noqa: SIM905 (a list of a word a line tells no more)
"""Words that are mostly said of other things than what is asked, or have too many senses."""


def read(folder: Path, kind: str) -> Iterator[tuple[str, str]]:
    """The pairs of one part of speech."""
    sense: dict[tuple[str, str], int] = {}
    seen: dict[str, int] = {}
    for row in (folder / f"index.{kind}").read_text("ascii").splitlines():
        if not row.startswith(" "):
            lemma, _, _, pointers, *rest = row.split()
            _, seen[lemma], *offsets = (int(x) for x in rest[int(pointers) :])
            sense.update({(lemma, f"{offset:08}"): n for n, offset in enumerate(offsets, 1)})
    words: dict[str, list[str]] = {}
    files: dict[str, int] = {}
    opposed = []
    for row in (folder / f"data.{kind}").read_text("ascii").splitlines():
        if not row.startswith(" "):
            offset, file, _, size, *rest = row.split("|")[0].split()
            many = 2 * int(size, 16)
            words[offset], files[offset] = [w.split("(")[0] for w in rest[:many:2]], int(file)
            pointers = rest[many + 1 :]
            opposed += [(offset, *pointers[n : n + 4]) for n in range(0, 4 * int(rest[many]), 4) if pointers[n] == "!"]
    for offset, _, other, _, which in opposed:
        one, two = words[offset][int(which[:2], 16) - 1], words[other][int(which[2:], 16) - 1]
        if kind == "noun" and files[offset] not in STATES:
            continue
        top = all(sense.get((w, o), TOP + 1) <= TOP for w, o in ((one, offset), (two, other)))
        if top and (_prefixed(one, two) or (seen.get(one, 0) and seen.get(two, 0))):
            yield one, two
        for a in words[offset]:  # what means the same is as opposite, where that is what it mostly means
            for b in words[other]:
                if sense.get((a, offset), 9) <= FIRST and sense.get((b, other), 9) <= FIRST and seen.get(a, 0) and seen.get(b, 0):
                    yield a, b


def _prefixed(a: str, b: str) -> bool:
    """Whether one is the other with a "not" in front: "valid", "invalid"."""
    one, two = sorted((a, b), key=len)
    return any(two == prefix + one for prefix in ("un", "in", "im", "il", "ir", "dis", "non"))


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("/usr/share/wordnet"))
    folder = parser.parse_args().folder
    text = HEAD
    for kind, name in (("adj", "adjectives"), ("adv", "adverbs"), ("noun", "nouns"), ("verb", "verbs")):
        drop = LOOSE | (IN_TURN if kind == "verb" else frozenset())
        every = {(min(p), max(p)) for p in read(folder, kind) if (p[0] + p[1]).isalpha() and (p[0] + p[1]).islower() and p[0] != p[1]}
        pairs = sorted(pair for pair in every if not drop.intersection(pair))
        rows = "".join(f"  {row},\n" for row in _lines([f'["{a}", "{b}"]' for a, b in pairs]))
        text += f"\n[{name}]\npairs = [\n{rows}]\n"
    (Path(tables.__file__).parent / "opposites.toml").write_text(text, "utf-8")


def _lines(items: list[str]) -> Iterator[str]:
    row = ""
    for item in items:
        if row and len(row) + len(item) > 136:
            yield row
            row = ""
        row += ", " * bool(row) + item
    yield row


HEAD = """\
# Opposites in general English: antonyms of WordNet 3.0, made by benchmarks/opposites.py.
#
# WordNet Release 3.0. This software and database is being provided to you, the LICENSEE, by Princeton University under the following
# license. By obtaining, using and/or copying this software and database, you agree that you have read, understood, and will comply with
# these terms and conditions: Permission to use, copy, modify and distribute this software and database and its documentation for any
# purpose and without fee or royalty is hereby granted, provided that you agree to comply with the following copyright notice and
# statements, including the disclaimer, and that the same appear on ALL copies of the software, database and documentation, including
# modifications that you make for internal use or for distribution. WordNet 3.0 Copyright 2006 by Princeton University. All rights
# reserved. THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR
# IMPLIED. BY WAY OF EXAMPLE, BUT NOT LIMITATION, PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANTABILITY OR FITNESS
# FOR ANY PARTICULAR PURPOSE OR THAT THE USE OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT INFRINGE ANY THIRD PARTY PATENTS,
# COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS. The name of Princeton University or Princeton may not be used in advertising or publicity
# pertaining to distribution of the software and/or database. Title to copyright in this software, database and any associated
# documentation shall at all times remain with Princeton University and LICENSEE agrees to preserve same.
"""

if __name__ == "__main__":
    main()
