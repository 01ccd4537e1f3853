package org.palermo.audit;

/// The first place where a chain does not hold.
///
/// @param sequence the link that is wrong, or the first that is missing; 0 for an entry that no link has
/// @param detail in words for whoever has to look into it
public record Breach(Kind kind, long sequence, String detail) {

    public enum Kind {
        /// A link or its entry is not what it was.
        ALTERED,
        /// A link, or the entry of one, is gone.
        REMOVED,
        /// A link or an entry is there that was never chained.
        INSERTED,
        /// Links or entries have changed places.
        REORDERED,
        /// The end is gone: a checkpoint has signed more than there is.
        CUT,
        /// A checkpoint is not the service's own.
        CHECKPOINT_FORGED
    }
}
