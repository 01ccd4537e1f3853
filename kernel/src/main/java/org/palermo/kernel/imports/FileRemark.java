package org.palermo.kernel.imports;

/// Something about the file that its sender should know and that is not a row: it is reported and not counted.
///
/// @param number the line that it is about
public record FileRemark<T>(int number, String said) implements LineResult<T> {}
