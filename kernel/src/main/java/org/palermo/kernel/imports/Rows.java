package org.palermo.kernel.imports;

import java.util.List;

/// What came out of reading a file: the rows that could be read, and the others with their reasons.
public record Rows<T>(List<Row<T>> readable, List<Outcome.Rejected> unreadable) {}
