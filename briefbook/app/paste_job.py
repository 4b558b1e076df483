"""App room: what the guest process does with text from the clipboard: it makes blocks of what others wrote."""

from briefbook.extract import pasted_page, pasted_rich
from briefbook.model.pasted import Pasted
from briefbook.model.plain import to_plain
from briefbook.worker.child import Answer, Call


def read_pasted(call: Call) -> Answer:
    """Read text from the clipboard, the bytes of the call: `{form}` → `{blocks, pictures, struck}`.

    Raises:
        BookError: it cannot be read, or is more than is pasted at once.
    """
    plain = to_plain(_read(str(call.arguments["form"]), call.data))
    return Answer(plain if isinstance(plain, dict) else {})


def _read(form: str, data: bytes) -> Pasted:
    if form == "rtf":
        return pasted_rich.read_rtf(data)
    text = data.decode("utf-8", "replace")
    return pasted_page.read(text) if form == "html" else pasted_rich.read_text(text)
