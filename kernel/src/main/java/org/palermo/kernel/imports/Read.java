package org.palermo.kernel.imports;

/// What was read of a line of a file: a row, or why there is none.
public sealed interface Read<T> permits Row, Unreadable {}
