package org.palermo.inspection.tip;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.inspection.report.ReportKind;
import org.palermo.kernel.etag.Versioned;

/// A tip, for the chief inspector.
///
/// @param id the id of the tip
/// @param reference what people call it
/// @param agreement the agreement under which a partner sent it; left out for a tip of the public and once erased
/// @param partner the name of that partner; left out from the public and once erased
/// @param channel how it came in
/// @param country where it happens, ISO 3166-1 alpha-2
/// @param receivedOn the day on which it came in
/// @param concern what it is about
/// @param state how far it is; `CLOSED` once erased
/// @param content what it says; left out in lists, in the answer to a planned visit, and once erased
/// @param plannedVisit the visit that was planned from it; left out when there is none
/// @param report the id by which the mechanism knows the suspected victim; left out when nobody was reported, and once erased
/// @param reportKind whether she was referred, or notified without identity; left out when nobody was reported, and once erased
/// @param takenUpOn on which day the mechanism took her case up; left out until it has, when nobody was referred, and once erased
/// @param mechanismReference the reference of her case in the mechanism, for a call to the authority; left out as `takenUpOn` is
/// @param closing why it was closed; left out while it is open
/// @param closedAt when it was closed, in UTC; left out while it is open
/// @param recordedAt when it was taken in, in UTC
/// @param erased true once it was erased; otherwise left out
/// @param version the number of changes, as in the `ETag`
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TipView(
        UUID id, String reference, UUID agreement, String partner, TipChannel channel, String country, LocalDate receivedOn,
        TipConcern concern, TipState state, TipContent content, UUID plannedVisit, UUID report, ReportKind reportKind, LocalDate takenUpOn,
        String mechanismReference, TipClosing closing, Instant closedAt, Instant recordedAt, Boolean erased,
        int version) implements Versioned {

    /// The same without what it says.
    public TipView withoutContent() {
        return new TipView(id, reference, agreement, partner, channel, country, receivedOn, concern, state, null, plannedVisit, report,
                reportKind, takenUpOn, mechanismReference, closing, closedAt, recordedAt, erased, version);
    }

    /// Contains nothing of what it says, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "TipView";
    }
}
