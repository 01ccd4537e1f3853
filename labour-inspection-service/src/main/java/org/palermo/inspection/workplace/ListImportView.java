package org.palermo.inspection.workplace;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The import of a list of workplaces, and how far it is.
///
/// @param list the name of the list
/// @param country for rows that name no country; left out when none was given
/// @param state `RECEIVING` until the file is here, then `QUEUED`, `RUNNING`, and `DONE`, `FAILED` or `CANCELLED`
/// @param format of the file; left out until it is here
/// @param size bytes that have arrived
/// @param lastRow the last row of the file that was dealt with
/// @param read how many rows were read; the sum of the next three
/// @param imported how many became a workplace
/// @param matched how many match a workplace that was known
/// @param rejected how many could not be taken
/// @param remarks what else is worth knowing of the file
/// @param failure why the rows behind the last one were not read; left out unless it failed
/// @param createdAt when it was announced, in UTC
/// @param changedAt when it last went on, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListImportView(
        UUID id, String list, String country, ListImportState state, ListFormat format, long size, int lastRow, int read, int imported, int matched,
        int rejected, List<ListRemark> remarks, ListFailure failure, Instant createdAt, Instant changedAt) {}
