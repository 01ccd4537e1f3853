package org.palermo.kernel.imports;

/// A row that could be read.
///
/// @param number its line in the file, the header being line 1
public record Row<T>(int number, T value) implements LineResult<T> {}
