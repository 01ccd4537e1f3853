package org.palermo.inspection.workplace.imports;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// A row of a list that was rejected.
///
/// @param row line of the file where the row begins; the header is line 1
/// @param reason what it must be
/// @param cells the cells of the row; empty for a row that could not be read or is very long
@RegisterForReflection
public record RejectedRowView(int row, String reason, List<String> cells) {}
