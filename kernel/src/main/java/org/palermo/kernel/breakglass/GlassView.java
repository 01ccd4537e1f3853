package org.palermo.kernel.breakglass;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A break-glass access, as people who are involved see it.
///
/// @param record id of the opened record
/// @param owner organisation of the record
/// @param subject who opened it; the identity provider knows the name
/// @param explanation why it was opened; only when one access is read, and left out once the person of the record is
///     erased
/// @param endsAt the record is no longer open from this instant on, whatever time was requested
/// @param endedAt when somebody ended it earlier; left out when nobody did
/// @param comment of the reviewer; left out like the explanation
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

    /// The decrypted texts.
    record Texts(String explanation, String comment) {
        static final Texts NONE = new Texts(null, null);
    }
}
