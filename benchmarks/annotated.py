"""How extraction fares on texts that were annotated by hand after the guideline of the gold, and measured unread.

    python -m benchmarks.annotated ../shared/corpora/polnear/train [--only sixteen|eight|twelve|more] [--out RECORDS]
    python -m benchmarks.annotated ../shared/corpora/gum-news [--out RECORDS]

The records stand in benchmarks/data: polnear.jsonl (42 texts of American politics) and wikinews.jsonl (six of Wikinews, as GUM has
them). They hold spans, and no sentence of the texts, which are their publishers' and stay where they are. `--out` writes the
predictions, for `kgraph evaluate --errors`. All but those that the README names as unread have been read since.
"""

import argparse
import hashlib
import json
import re
import tempfile
from pathlib import Path

from benchmarks import gum
from benchmarks.passages import line
from kgraph.article import Article
from kgraph.evaluate import figures, inputs
from kgraph.language.extractor import Extractor
from kgraph.record import dumps

DATA = Path(__file__).parent / "data"
TREEBANK = Path("coref", "ontogum", "conllu")
"""Where GUM's texts lie, as its tokens."""
SETS = ("sixteen", "eight", "twelve", "more")
WORD = re.compile(r"\w+(?:['’]\w+)?")

def articles(folder: Path, only: str | None = None) -> tuple[list[Article], dict[str, inputs.Scored]]:
    """The annotated texts under a folder of PolNeAR or GUM, and their gold. Raises FileNotFoundError where one is missing."""
    treebank = sorted((folder / TREEBANK).glob("*.conllu"))
    held = [gum.tokens(file)[0].encode() for file in treebank] or [file.read_bytes() for file in folder.rglob("*.txt")]
    texts = {hashlib.sha256(text).hexdigest(): text.decode("utf-8") for text in held}
    records = DATA / ("wikinews.jsonl" if treebank else "polnear.jsonl")
    found, gold = [], []
    for row in map(json.loads, records.read_text("utf-8").splitlines()):
        outlet = row.pop("outlet")
        if only not in (None, row.pop("set")):
            continue
        if row["text_sha256"] not in texts:
            raise FileNotFoundError(f"{folder} holds no text with the digest {row['text_sha256']}")
        text = texts[row["text_sha256"]]  # its offsets count carriage returns
        found.append(Article(id=row["article"], text=text, outlet=outlet))
        gold.append(json.dumps({**row, "tokens": [m.span() for m in WORD.finditer(text)]}))
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "gold.jsonl"
        file.write_text("\n".join(gold) + "\n", "utf-8")
        return found, inputs.read(str(file))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--only", choices=SETS)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--model")
    options = parser.parse_args()
    found, gold = articles(options.texts, options.only)
    extractor = Extractor(options.model)
    predicted = {article.id: extractor.extract(article) for article in found}
    if options.out:
        options.out.write_text("".join(dumps(record) + "\n" for record in predicted.values()), "utf-8")
    for name, figure in figures.score(gold, predicted)[0].items():
        print(line(name, figure))


if __name__ == "__main__":
    main()
