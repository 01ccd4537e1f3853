package org.palermo.inspection.workplace.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The import of a list of workplaces, and how far it is.
///
/// @param list the name of the list
/// @param country for rows that name no country; left out when none was given
/// @param state `RECEIVING` until the file is here, then `QUEUED`, `RUNNING`, and `DONE`, `FAILED` or `CANCELLED`
/// @param format of the file; left out until it is here
/// @param size bytes that have arrived
/// @param lastRow the last row of the file that was processed
/// @param read how many rows were read; the sum of the next three
/// @param imported how many became a workplace
/// @param matched how many match a workplace that was known
/// @param rejected how many could not be imported
/// @param remarks what else is worth knowing of the file
/// @param saidClosed workplaces that are open here and that rows of this import call closed, by name, at most 100; left out in lists, and
///     in the answers to changes
/// @param failure why the rows after the last one were not read; left out unless it failed
/// @param createdAt when it was announced, in UTC
/// @param changedAt when it last went on, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListImportView(
        UUID id, String list, String country, ListImportState state, ListFormat format, long size, int lastRow, int read, int imported,
        int matched, int rejected, List<ListRemark> remarks, List<SaidClosed> saidClosed, ListFailure failure, Instant createdAt,
        Instant changedAt) {

    /// A workplace that is open here and that a list calls closed.
    ///
    /// @param id of the workplace
    /// @param reference of the workplace
    /// @param name of the workplace
    @RegisterForReflection
    @Schema(name = "WorkplaceSaidClosed")
    public record SaidClosed(UUID id, String reference, String name) {}

    ListImportView with(List<SaidClosed> found) {
        return new ListImportView(id, list, country, state, format, size, lastRow, read, imported, matched, rejected, remarks, found,
                failure, createdAt, changedAt);
    }
}
