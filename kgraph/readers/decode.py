"""Bytes become text: the encoding is found out, and nothing but a byte order mark is taken away. Line ends stay as they are."""

import codecs
import re

from kgraph.errors import ReadError

ASCII_SHARE = 0.75
"""From this share of ASCII bytes on, what is not UTF-8 is Western: charset-normalizer misread 5 of 29 English articles in
Windows-1252."""
CONTROLS = 0.02
"""A larger share of control characters is no text."""
CANDIDATES = [
    "cp1251", "koi8_r", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1252", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr",
]
"""What charset-normalizer chooses among: few, as it mistakes rare encodings for common ones."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = {
    b"%PDF": "a PDF", b"PK\x03\x04": "a zip, Word or EPUB file", b"\xd0\xcf\x11\xe0": "an old Word or Office file", b"\x1f\x8b": "gzipped",
    b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture", b"{\\rtf": "an RTF file", b"BZh": "compressed",
    b"\xfd7zXZ": "compressed", b"7z\xbc\xaf": "compressed", b"SQLite f": "a database",
}
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_PUNCTUATION = "‘’“”–—…•"
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_HINT = "save it as text in UTF-8"


def marked(head: bytes) -> tuple[str | None, int]:
    """The encoding that a byte order mark names, and the mark's length in bytes."""
    return next(((name, len(mark)) for mark, name in _MARKS if head.startswith(mark)), (None, 0))


def declared(page: bytes) -> str | None:
    """The encoding that an HTML page says it has, if Python knows it."""
    found = _DECLARED.search(page, 0, 4096)
    try:
        return codecs.lookup(found[1].decode("ascii")).name if found else None
    except LookupError:
        return None


def decode(data: bytes, place: str, said: str | None = None) -> str:
    """The text of the bytes: by byte order mark, else UTF-8, else as `said`, else as found out. Raises `ReadError` for what is no text."""
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise ReadError(place, f"is {what}, not text", _HINT)
    encoding, skip = marked(data)
    if encoding is None and b"\0" in data:
        raise ReadError(place, "is a binary file, not text", _HINT)
    try:
        text = data[skip:].decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        if encoding and encoding != "utf-8":
            raise ReadError(place, f"begins as {encoding} and breaks at byte {error.start + skip}", _HINT) from error
        text = _found_out(data[skip:], place, said)
    if "\0" in text or len(_CONTROL.findall(text)) > max(8, CONTROLS * len(text)):
        raise ReadError(place, "is a binary file, not text", _HINT)
    return text


def _found_out(data: bytes, place: str, said: str | None) -> str:
    if said and said != "utf-8":
        try:
            return data.decode("cp1252" if said in ("iso8859-1", "ascii") else said)
        except (UnicodeError, LookupError):
            pass  # pages say wrong things of themselves
    if sum(byte < 0x80 for byte in data) >= ASCII_SHARE * len(data):
        western = [data.decode(name, "replace") for name in ("cp1252", "mac_roman")]
        # The one that reads quotes and dashes where the other reads stray capitals.
        return max(western, key=lambda text: sum(map(text.count, _PUNCTUATION)) - 2 * text.count("\ufffd"))
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=CANDIDATES).best()
    if best is None:
        raise ReadError(place, "is not text in any encoding that kgraph knows", _HINT)
    return str(best)
