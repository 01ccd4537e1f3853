package org.palermo.kernel.protection;

/// What was sealed does not open: a bit of it, or what it belongs to, is not as it was. Says nothing of the content.
public final class Damaged extends RuntimeException {

    Damaged(String what) {
        super(what + " does not open");
    }
}
