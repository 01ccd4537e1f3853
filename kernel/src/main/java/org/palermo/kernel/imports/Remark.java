package org.palermo.kernel.imports;

/// Something about the file that its sender should know and that is not a row: it is reported and not counted.
///
/// @param number the line that it is about
public record Remark<T>(int number, String said) implements Read<T> {}
