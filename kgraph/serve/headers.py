"""Headers that every response carries: what a browser may do with it is said here, whatever an article has in its text."""

from typing import Any

from starlette.datastructures import MutableHeaders

POLICY = "Content-Security-Policy"
_NOWHERE = "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
STRICT = f"default-src 'none'; style-src 'self'; img-src 'self'; {_NOWHERE}"
"""Pages without a script."""
EDITOR = {POLICY: (
    f"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    f"connect-src 'self'; {_NOWHERE}"
)}
"""The editor sets styles of its own; its scripts are files of this server alone."""
WHOLE = {POLICY: f"default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; {_NOWHERE}"}
"""Pages that hold their own script: the policy inside of them, which names it by its digest, holds beside this one."""
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    POLICY: STRICT,
}


class Guarded:
    """ASGI middleware."""

    def __init__(self, app: Any, shared: bool = False) -> None:
        """`shared`: pages of other origins may read what is answered."""
        self._app = app
        self._fixed = FIXED if shared else {**FIXED, "Cross-Origin-Resource-Policy": "same-origin"}

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Any) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._fixed.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, guarded)
