"""A page in headless Chromium with the network cut. What it asked for and what it complained of is kept, and must be nothing."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page

from kgraph.views.model import View
from kgraph.views.page import network
from tests.views.make import BASIS


def opened(browser: Browser, view: View, folder: Path, title: str = "Who says what", width: int = 1400) -> AbstractContextManager[Page]:
    """The network of a view."""
    return shown(browser, network(view, BASIS, title), folder, width)


@contextmanager
def shown(browser: Browser, html: str, folder: Path, width: int = 1400, **more: Any) -> Iterator[Page]:
    """A page; on the way out its request log must be empty but for itself, its console without an error."""
    file = folder / "page.html"
    file.write_text(html, "utf-8")
    asked: list[str] = []
    faults: list[str] = []
    context = browser.new_context(offline=True, viewport={"width": width, "height": 900}, reduced_motion="reduce", **more)
    page = context.new_page()
    page.on("request", lambda r: asked.append(r.url))
    page.on("console", lambda m: faults.append(m.text) if complaint(m) else None)
    page.on("pageerror", lambda e: faults.append(str(e)))
    page.on("dialog", lambda d: faults.append(f"a dialog opened: {d.message}"))
    page.goto(file.as_uri())
    try:
        yield page
    finally:
        context.close()
    assert asked == [file.as_uri()]
    assert not faults, faults


def complaint(message: ConsoleMessage) -> bool:
    """Whether the page has a fault; that drawing without a graphics card is slow is none of its."""
    return message.type in ("error", "warning") and "GPU stall due to ReadPixels" not in message.text


def where(page: Page, node: str) -> tuple[float, float]:
    """The middle of a node on the screen."""
    box = page.locator("#network").bounding_box()
    script = "id => { const n = document.getElementById('network').network; return n.canvasToDOM(n.getPosition(id)); }"
    spot = page.evaluate(script, node)
    assert box
    return box["x"] + spot["x"], box["y"] + spot["y"]


def hidden(page: Page) -> set[str]:
    """Nodes that the filters keep back."""
    script = "() => { const all = document.getElementById('network').network.body.data.nodes; return all.getIds({filter: n => n.hidden}); }"
    return set(page.evaluate(script))


def scale(page: Page) -> float:
    """How near one stands."""
    found: float = page.evaluate("document.getElementById('network').network.getScale()")
    return found
