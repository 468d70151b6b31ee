"""Bytes that stand inside of a page: compressed, then in base64. Equal bytes give equal words."""

import base64
import gzip


def packed(data: bytes) -> str:
    """For `DecompressionStream("gzip")` behind `atob`. No time of day goes into it."""
    return base64.b64encode(gzip.compress(data, compresslevel=9, mtime=0)).decode("ascii")
