package org.palermo.kernel.breakglass;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A break-glass access as they see it who have to do with it.
///
/// @param record id of the record that was opened
/// @param owner whose record it is
/// @param subject who opened it; the identity provider knows the name
/// @param explanation what she wrote; only where one access is read, and left out once the person of the record is erased
/// @param endsAt from this instant it opens nothing, however long was asked for
/// @param endedAt when somebody ended it before; left out when nobody did
/// @param comment the reviewer's; as the explanation
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GlassView(
        UUID id, String kind, UUID record, String reference, UUID owner, String country, String region, String subject, UUID agency,
        GlassReason reason, String explanation, Instant openedAt, Instant endsAt, GlassState state, Instant endedAt, String endedBy,
        Instant reviewedAt, String reviewedBy, ReviewOutcome outcome, String comment, int version) {

    static GlassView of(Glass glass, Instant now) {
        return of(glass, Texts.NONE, now);
    }

    static GlassView of(Glass g, Texts texts, Instant now) {
        return new GlassView(g.id(), g.kind(), g.record(), g.reference(), g.owner(), g.country(), g.region(), g.subject(), g.agency(),
                g.reason(), texts.explanation(), g.openedAt(), g.endsAt(), g.at(now), g.endedAt(), g.endedBy(),
                g.reviewedAt(), g.reviewedBy(), g.outcome(), texts.comment(), g.version());
    }

    /// What people wrote, opened.
    record Texts(String explanation, String comment) {
        static final Texts NONE = new Texts(null, null);
    }
}
