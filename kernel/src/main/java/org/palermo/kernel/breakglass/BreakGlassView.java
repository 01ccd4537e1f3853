package org.palermo.kernel.breakglass;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A break-glass access, as people who are involved see it.
///
/// @param kind of record, as the audit calls it, e.g. `case_file`
/// @param record id of the opened record
/// @param reference that people use for the record
/// @param owner organisation of the record
/// @param region ISO 3166-2 code of a region; left out when the record has none
/// @param subject who opened it; the identity provider knows the name
/// @param agency the organisation of the person who opened it
/// @param reason the kind of emergency
/// @param explanation why it was opened; only when one access is read, and left out once the person of the record is
///     erased
/// @param openedAt when it was opened, in UTC
/// @param endsAt the record is no longer open from this instant on, whatever time was requested
/// @param state whether it is open, over or reviewed
/// @param endedAt when somebody ended it earlier; left out when nobody did
/// @param endedBy who ended it earlier; left out when nobody did
/// @param reviewedAt when it was reviewed, in UTC; left out until then
/// @param reviewedBy who reviewed it; left out until then
/// @param outcome whether it was justified; left out until it is reviewed
/// @param comment of the reviewer; left out like the explanation
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BreakGlassView(
        UUID id, String kind, UUID record, String reference, UUID owner, String country, String region, String subject, UUID agency,
        BreakGlassReason reason, String explanation, Instant openedAt, Instant endsAt, BreakGlassState state, Instant endedAt,
        String endedBy, Instant reviewedAt, String reviewedBy, ReviewOutcome outcome, String comment, int version) {

    static BreakGlassView of(BreakGlassAccess access, Instant now) {
        return of(access, Texts.NONE, now);
    }

    static BreakGlassView of(BreakGlassAccess g, Texts texts, Instant now) {
        return new BreakGlassView(g.id(), g.kind(), g.record(), g.reference(), g.owner(), g.country(), g.region(), g.subject(), g.agency(),
                g.reason(), texts.explanation(), g.openedAt(), g.endsAt(), g.at(now), g.endedAt(), g.endedBy(),
                g.reviewedAt(), g.reviewedBy(), g.outcome(), texts.comment(), g.version());
    }

    /// The decrypted texts.
    record Texts(String explanation, String comment) {
        static final Texts NONE = new Texts(null, null);
    }
}
