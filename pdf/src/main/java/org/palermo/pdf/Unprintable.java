package org.palermo.pdf;

/// Why a page can't be printed. The message has no word of the page.
class Unprintable extends Exception {
    private static final long serialVersionUID = 1L;

    Unprintable(String message) {
        super(message);
    }
}
