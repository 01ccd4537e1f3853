package org.palermo.kernel.protection;

/// Sealed data can't be opened: it was changed, or belongs to another place. The message contains nothing of the content.
public final class Damaged extends RuntimeException {

    public Damaged(String what) {
        super(what + " does not open");
    }
}
