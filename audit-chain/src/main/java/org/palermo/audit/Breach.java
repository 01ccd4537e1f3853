package org.palermo.audit;

/// The first place where a chain is broken.
///
/// @param sequence the link that is wrong, or the first that is missing; 0 for an entry that no link has
/// @param detail a description for the person who investigates
public record Breach(Kind kind, long sequence, String detail) {

    public enum Kind {
        /// A link or its entry was changed.
        ALTERED,
        /// A link, or the entry of one, is gone.
        REMOVED,
        /// A link or an entry is there that was never chained.
        INSERTED,
        /// Links or entries have changed places.
        REORDERED,
        /// The end of the chain is gone: a checkpoint has signed more links than there are.
        CUT,
        /// A checkpoint is not signed by the service.
        CHECKPOINT_FORGED
    }
}
