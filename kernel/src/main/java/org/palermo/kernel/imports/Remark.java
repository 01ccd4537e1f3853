package org.palermo.kernel.imports;

/// Something about the file that who sends it should know, and that is no row of it: it is said and not counted.
///
/// @param number the line that it is about
public record Remark<T>(int number, String said) implements Read<T> {}
