package org.palermo.inspection.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.indicator.Screening;
import org.palermo.inspection.indicator.Subject;
import org.palermo.inspection.report.ReportView;
import org.palermo.inspection.violation.ViolationView;
import org.palermo.kernel.etag.Versioned;

/// A finding as the API shows it.
///
/// @param id the id by which the inspectorate knows it; the same for `visit`
/// @param visit the id of the visit in which it was made
/// @param sector the sector of the work
/// @param subject what the finding is about
/// @param workers how many workers the finding concerns
/// @param indicators codes of the indicators that were found; empty after the finding was erased
/// @param note further remarks; left out when there are none and after the finding was erased
/// @param screening what the indicators point to; left out after the finding was erased
/// @param recordedAt when it was recorded, in UTC
/// @param report the first report of a suspected victim, without data about the person; left out when there is none, or no longer
/// @param reports all reports of suspected victims, in the order in which they were recorded; left out when there are none, or no longer
/// @param violations of labour law; left out when there are none
/// @param erased true after the finding was erased; otherwise left out
/// @param version the number of corrections, as in the `ETag`
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingView(
        UUID id, UUID visit, String sector, Subject subject, int workers, List<String> indicators, String note, Screening screening,
        Instant recordedAt, ReportView report, List<ReportView> reports, List<ViolationView> violations, Boolean erased,
        int version) implements Versioned {

    /// @param visit the id by which the inspectorate knows the visit
    /// @param screening in the language of the reader
    static FindingView of(Finding f, UUID visit, Screening screening, List<ReportView> reports, List<ViolationView> violations) {
        return new FindingView(f.knownAs(), visit, f.sector(), f.subject(), f.workers(), f.indicators(), f.note(), screening,
                f.recordedAt(), reports.isEmpty() ? null : reports.getFirst(), reports.isEmpty() ? null : reports,
                violations.isEmpty() ? null : violations, f.isErased() ? true : null, f.version());
    }
}
