package org.palermo.kernel.retention;

/// How many records have outlived their retention time.
///
/// @param due all of them
/// @param held of these, how many a legal hold keeps; the next run erases the others
public record DueCount(long due, long held) {
    static final DueCount NONE = new DueCount(0, 0);

    DueCount and(DueCount more) {
        return new DueCount(due + more.due, held + more.held);
    }
}
