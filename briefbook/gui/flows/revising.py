"""GUI room: beside the text itself: its other language, what is withheld of it, and who approved it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefbook.app import approving, redacting, translating
from briefbook.app.approving import Signature
from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.dialogs.signing import SigningDialog
from briefbook.gui.entry_text import to_blocks
from briefbook.model.book import Entry, Redaction, Tab
from briefbook.model.kinds import ApprovalRole, EntryId
from briefbook.model.text import first_words

_SHOWN = 60


class Revising(QObject):
    """What is done to a text that does not change its words."""

    def __init__(self, bench: Bench, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._window = window
        self._desk = bench.session.desk
        self._editor = bench.panes.editor
        self._editor.other_typed.connect(self._translate)
        self._editor.withhold_asked.connect(self._withhold)

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {
            "withhold": self._withhold,
            "other-language": self._turn_language,
            "swap-languages": self._swap,
            "sign-entry": self._sign_entry,
            "sign-note": self._sign_note,
        }

    def _entry(self, entry_id: EntryId | None) -> Entry | None:
        state = self._desk.state
        if state is None or entry_id is None:
            return None
        return next((entry for _, _, entry in state.book.entries() if entry.id == entry_id), None)

    def _current(self) -> Entry | None:
        """Return the entry that is edited, else the current one of the outline."""
        panes = self._bench.panes
        if self._editor.isVisible():
            return self._entry(self._editor.entry_id)
        return self._entry(panes.outline_model.entry_id(panes.outline.view.currentIndex()))

    def _translate(self, text: str) -> None:
        entry = self._entry(self._editor.entry_id)
        if entry is None:
            return
        blocks = to_blocks(text, entry.other) if text.strip() else ()
        if blocks != entry.other:
            self._desk.edit(lambda opened: translating.set_other(opened, entry.id, blocks))

    def _turn_language(self) -> None:
        """Show or hide the text in the other language; where no text is edited, begin with the current one."""
        if not self._editor.isVisible():
            entry = self._current()
            if entry is None:
                self._bench.tell(self._bench.say("revise.none"))
                return
            self._bench.panes.outline.view.entry_opened.emit(entry.id)
            self._editor.other_button.setChecked(True)
        else:
            self._editor.other_button.toggle()
        (self._editor.other if self._editor.other_button.isChecked() else self._editor.box).setFocus()

    def _swap(self) -> None:
        entry = self._current()
        if entry is None:
            self._bench.tell(self._bench.say("revise.none"))
        else:
            self._editor.flush()
            self._desk.edit(lambda opened: translating.swap(opened, entry.id))

    def _withhold(self) -> None:
        """Withhold what is selected in the editor, or show it again where all of it is withheld."""
        chosen, entry = self._editor.selected(), self._entry(self._editor.entry_id)
        if not self._editor.isVisible() or chosen is None or entry is None:
            self._bench.tell(self._bench.say("withhold.none"))
            return
        self._editor.flush()
        (start, end), other = chosen
        withheld = entry.other_redactions if other else entry.redactions
        if any(one.start <= start and end <= one.end for one in withheld):
            told = self._bench.say("withhold.shown")
            self._desk.edit(
                lambda opened: redacting.unredact(opened, entry.id, (start, end), other=other),
                lambda _: self._bench.tell(told, can_undo=True),
            )
        else:
            told = self._bench.say("withhold.done")
            self._desk.edit(
                lambda opened: redacting.redact(opened, entry.id, Redaction(start, end), other=other),
                lambda _: self._bench.tell(told, can_undo=True),
            )

    def _sign_entry(self) -> None:
        self._editor.flush()
        entry = self._current()
        if entry is None:
            self._bench.tell(self._bench.say("revise.none"))
            return
        self._ask(self._bench.say("text.quoted", text=first_words(entry.text, _SHOWN)), entry)

    def _sign_note(self) -> None:
        self._desk.settling.emit()
        state = self._desk.state
        if state is not None:
            self._ask(state.title, state.tab)

    def _ask(self, what: str, signed: Entry | Tab) -> None:
        dialog = SigningDialog(what, signed.approvals, self._bench.appearance.look, self._window)
        dialog.finished.connect(lambda _code: dialog.deleteLater())
        dialog.signed.connect(lambda role, name, title, day: self._sign(signed, _signature(role, name, title, day)))
        dialog.withdrawn.connect(lambda role, name: self._withdraw(signed, ApprovalRole(role), name))
        dialog.open()

    def _sign(self, signed: Entry | Tab, signature: Signature) -> None:
        told = self._bench.say(f"sign.done-{signature.role.value}", name=signature.name)
        if isinstance(signed, Entry):
            entry_id = signed.id
            work = lambda opened: approving.approve_entry(opened, entry_id, signature)  # noqa: E731  # on the book's lane
        else:
            tab_id = signed.id
            work = lambda opened: approving.approve_tab(opened, signature, tab_id)  # noqa: E731
        self._desk.edit(work, lambda _: self._bench.tell(told, can_undo=True))

    def _withdraw(self, signed: Entry | Tab, role: ApprovalRole, name: str) -> None:
        entry_id = signed.id if isinstance(signed, Entry) else None
        tab_id = signed.id if isinstance(signed, Tab) else None
        told = self._bench.say("sign.withdrawn", name=name)
        self._desk.edit(
            lambda opened: approving.withdraw(opened, name, role, entry_id, tab_id),
            lambda _: self._bench.tell(told, can_undo=True),
        )


def _signature(role: str, name: str, title: str, day: str) -> Signature:
    return Signature(name, ApprovalRole(role), title, day)
