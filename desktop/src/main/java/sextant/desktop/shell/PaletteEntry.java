package sextant.desktop.shell;

import sextant.desktop.kit.Action;

/** A row of the command palette: where it belongs, and what it does. */
record PaletteEntry(String where, Action action) {}
