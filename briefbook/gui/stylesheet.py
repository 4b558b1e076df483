"""GUI room: the shape of the common widgets, as the style sheet of one theme at one font.

Dynamic properties that widgets set before they are shown, all under the name `role`:
buttons: `primary` (the one main action), `quiet` (no edge until the pointer is on it), `in-chip`, `link`;
labels: `title`, `section-label`, `caption`, `muted`, `heading`, `warning`, `danger`, `success`;
texts: `field` (written in), `problem` (read-only, above what it speaks of);
frames and plain widgets: `chip` and `typed-chip` (filters), `surface` (ground of what is read), `bar` (strip beside a
pane), `notice` (inline bar).
"""

from pathlib import Path
from string import Template

from PySide6.QtGui import QFont, QFontMetrics

from briefbook.gui.theme import Theme, tokens
from briefbook.gui.typography import CAPTION, GRID, SMALLEST_TARGET, icon_size

_WINDOW = """
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: ${half}px ${one}px; }
QMainWindow, QDialog { background: $window; }
QMenuBar { background: $window; border-bottom: 1px solid $border; }
QMenuBar::item { background: transparent; color: $text; padding: ${half}px ${two}px; margin: 2px 0;
    border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $selection; }
QMenu { background: $raised; border: 1px solid $border; padding: ${half}px; }
QMenu::item { color: $text; padding: ${half}px ${six}px ${half}px ${two}px; border-radius: 4px; min-height: ${row}px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $muted; }
QMenu::icon { padding-left: ${one}px; }
QMenu::separator { height: 1px; background: $border; margin: ${half}px ${one}px; }
QStatusBar { background: $window; border-top: 1px solid $border; }
QStatusBar::item { border: none; }
QFrame[role="surface"], QWidget[role="surface"] { background: $surface; }
QFrame[role="bar"], QWidget[role="bar"] { background: $window; }
QFrame[role="notice"], QWidget[role="notice"] { background: $raised; border: none;
    border-bottom: 1px solid $border; border-left: 4px solid $warning; }
"""

_BUTTONS = """
QPushButton { background: $raised; color: $text; border: 1px solid $field_border; border-radius: 4px;
    padding: ${half}px ${three}px; min-height: ${inner}px; }
QPushButton:hover { background: $hover; border-color: $muted; }
QPushButton:pressed, QPushButton:checked { background: $selection; }
QPushButton:focus { border: 2px solid $accent; padding: ${half_less}px ${three_less}px; }
QPushButton:disabled { color: $muted; border-color: $border; background: $window; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $selection_idle; color: $muted; border-color: $border; }
QPushButton[role="quiet"], QToolButton { background: transparent; color: $text; border: 1px solid transparent;
    border-radius: 4px; padding: ${quarter}px ${half}px; min-height: ${inner}px; min-width: ${inner}px; }
QPushButton[role="quiet"] { padding: ${half}px ${one}px; }
QPushButton[role="quiet"]:hover, QToolButton:hover { background: $selection_idle; }
QPushButton[role="quiet"]:pressed, QToolButton:pressed, QToolButton:checked { background: $selection; }
QPushButton[role="quiet"]:focus, QToolButton:focus { border: 2px solid $accent; }
QPushButton[role="quiet"]:focus { padding: ${half_less}px ${one_less}px; }
QToolButton:focus { padding: ${quarter_less}px ${half_less}px; }
QPushButton[role="quiet"]:disabled, QToolButton:disabled { color: $muted; background: transparent; }
QLineEdit > QToolButton { border: none; padding: 0; min-height: 0; min-width: 0; background: transparent; }
QToolButton::menu-indicator { image: none; }
QFrame[role="chip"] { background: $selection_idle; border: 1px solid $border; border-radius: ${chip}px; }
QFrame[role="typed-chip"] { background: transparent; border: 1px dashed $field_border; border-radius: ${chip}px; }
QFrame[role="chip"]:hover, QFrame[role="typed-chip"]:hover { border-color: $field_border; }
QToolButton[role="in-chip"] { border: 2px solid transparent; border-radius: ${chip}px; padding: 0 ${half}px;
    min-height: ${inner}px; min-width: ${inner}px; }
QToolButton[role="in-chip"]:hover { background: $selection; }
QToolButton[role="in-chip"]:focus { border: 2px solid $accent; padding: 0 ${half}px; }
QToolButton[role="link"] { color: $accent; padding: 0 ${half}px; }
"""

_FIELDS = """
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit, QPlainTextEdit, QTextEdit[role="field"] {
    background: $surface; color: $text; border: 1px solid $field_border; border-radius: 4px;
    padding: ${quarter}px ${one}px; min-height: ${inner}px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus, QPlainTextEdit:focus,
QTextEdit[role="field"]:focus { border: 2px solid $accent; padding: ${quarter_less}px ${one_less}px; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDateEdit:disabled, QPlainTextEdit:disabled {
    background: $window; color: $muted; border-color: $border; }
QPlainTextEdit[role="field"] { border: 1px solid $field_border; }
QPlainTextEdit[role="field"]:focus { border: 2px solid $accent; }
QComboBox:hover { border-color: $muted; }
QLineEdit, QPlainTextEdit, QTextEdit[role="field"] { placeholder-text-color: $muted; }
QComboBox::drop-down { border: none; width: ${mark_room}px; }
QComboBox::down-arrow { image: url("$folder/field/arrow-$theme.svg"); width: ${mark}px; height: ${mark}px; }
QComboBox QAbstractItemView { background: $raised; color: $text; border: 1px solid $border; outline: none;
    padding: ${half}px; selection-background-color: $selection; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: ${row}px; padding: 0 ${one}px; }
QCheckBox, QRadioButton { spacing: ${two}px; min-height: ${choice}px; border: 2px solid transparent;
    border-radius: 4px; padding-right: ${half}px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator, QTreeView::indicator {
    width: ${mark}px; height: ${mark}px; border: 1px solid $field_border; border-radius: 3px; background: $surface; }
QRadioButton::indicator { border-radius: ${mark_radius}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$folder/field/check-$theme.svg"); }
QRadioButton::indicator:checked { border-color: $accent; background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5,
    fx: 0.5, fy: 0.5, stop: 0 $accent, stop: 0.5 $accent, stop: 0.6 $surface, stop: 1 $surface); }
QCheckBox:disabled, QRadioButton:disabled { color: $muted; }
"""

_VIEWS = """
QAbstractScrollArea { border: none; }
QListView, QTreeView, QTableView { background: $surface; color: $text; border: none; outline: none; }
QTextBrowser { background: $surface; color: $text; border: 2px solid $surface; outline: none; }
QTextBrowser:focus { border: 2px solid $accent; }
QTableView { gridline-color: $border; selection-background-color: $selection; selection-color: $text; }
QTableView::item { padding: ${half}px ${one}px; }
QHeaderView { background: $window; border: none; }
QHeaderView::section { background: $window; color: $muted; border: none; border-bottom: 1px solid $border;
    padding: ${half}px ${one}px; font-size: ${caption}pt; font-weight: 600; }
QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabBar::tab { background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
    padding: ${half}px ${three}px; min-height: ${inner}px; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { background: $selection; }
QSplitter::handle { background: $border; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $scroll; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $field_border; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $border; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
"""

_LABELS = """
QLabel[role="title"] { font-weight: 600; }
QLabel[role="section-label"] { font-size: ${caption}pt; font-weight: 600; color: $muted; }
QLabel[role="caption"] { font-size: ${caption}pt; color: $muted; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="danger"] { color: $danger; }
QLabel[role="success"] { color: $success; }
QTextEdit[role="problem"] { background: $raised; color: $text; border: none; border-left: 4px solid $warning;
    border-bottom: 1px solid $border; padding: ${half}px ${one}px; }
QTextEdit[role="problem"]:focus { border: 2px solid $accent; border-left: 4px solid $warning; }
QLabel[role="heading"] { font-size: ${heading}pt; font-weight: 600; }
QGroupBox { border: none; margin-top: ${six}px; padding: 0; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; color: $text; }
"""

_LARGE_HEADING = 1.4


def stylesheet(theme: Theme, font: QFont, icons: Path) -> str:
    """Return the style sheet of the program in this theme at this font; `icons` is the folder of the icons."""
    line = QFontMetrics(font).height()
    inner = max(line, SMALLEST_TARGET - 2 * (GRID // 2) - 2)
    mark = icon_size(font) - 2
    values = {
        "theme": theme.name,
        "folder": icons.as_posix(),
        "quarter": GRID // 2,
        "quarter_less": GRID // 2 - 1,
        "half": GRID,
        "half_less": GRID - 1,
        "one": 2 * GRID,
        "one_less": 2 * GRID - 1,
        "two": 2 * GRID,
        "two_less": 2 * GRID - 1,
        "three": 3 * GRID,
        "three_less": 3 * GRID - 1,
        "six": 6 * GRID,
        "inner": inner,
        "row": max(line, SMALLEST_TARGET - 2 * GRID),
        "choice": max(line + 2, SMALLEST_TARGET),
        "chip": (inner + 2) // 2,
        "mark": mark,
        "mark_radius": mark // 2 + 1,
        "mark_room": mark + 3 * GRID,
        "caption": round(font.pointSizeF() * CAPTION, 2),
        "heading": round(font.pointSizeF() * _LARGE_HEADING, 2),
        "scroll": theme.border if theme.name != "high-contrast" else theme.muted,
    }
    sheet = Template(_WINDOW + _BUTTONS + _FIELDS + _VIEWS + _LABELS)
    return sheet.substitute(tokens(theme), **{name: str(value) for name, value in values.items()})
