package org.palermo.inspection.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.indicator.Screening;
import org.palermo.inspection.indicator.Subject;
import org.palermo.inspection.report.ReportView;

/// A finding as it goes out.
///
/// @param note as every word and code, left out once the finding's time was over
/// @param erased true then; left out before
/// @param report that a suspected victim was reported, and how far it has come; left out when none was
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingView(
        UUID id, UUID visit, String sector, Subject subject, int workers, List<String> indicators, String note, Screening screening,
        Instant recordedAt, ReportView report, Boolean erased) {

    /// @param visit as the inspectorate knows it
    static FindingView of(Finding f, UUID visit, ReportView report) {
        return new FindingView(f.knownAs(), visit, f.sector(), f.subject(), f.workers(), f.indicators(), f.note(), f.screening(), f.recordedAt(), report, f.isErased() ? true : null);
    }
}
