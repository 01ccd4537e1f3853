package org.palermo.kernel.protection;

/// Sealed data can't be opened: it was changed, or belongs to another place. The message contains nothing of the content.
public final class SealedDataDamaged extends RuntimeException {

    public SealedDataDamaged(String what) {
        super(what + " does not open");
    }
}
