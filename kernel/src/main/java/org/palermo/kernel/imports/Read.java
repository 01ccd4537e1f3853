package org.palermo.kernel.imports;

/// What was read of a line of a file: a row, why there is none, or a word on the file.
public sealed interface Read<T> permits Row, Unreadable, Remark {}
