package org.palermo.kernel.oversight;

/// Why the accesses of a person on a day are unusual.
public enum UnusualReason {
    /// A record was opened in an emergency, by a break-glass access.
    BREAK_GLASS,
    /// Many records were opened on which nobody of the person's organisation had done anything but read.
    FOREIGN_RECORDS,
    /// Many records were opened at night.
    AT_NIGHT,
    /// Many records were opened within an hour.
    MANY_AT_ONCE
}
