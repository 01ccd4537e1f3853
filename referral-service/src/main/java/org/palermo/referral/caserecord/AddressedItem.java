package org.palermo.referral.caserecord;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.etag.Versioned;
import org.palermo.kernel.id.Reference;

/// A record in the list of the organisation to which it is addressed, without its content and without the case: the organisation must not
/// see which records are of one person.
///
/// @param reference to say on the telephone; notices of the record say it too
/// @param kind what kind of record it is
/// @param state the state of the record, a code of its kind
/// @param answer whether the organisation takes its part
/// @param recordedAt when it was recorded, in UTC
/// @param changedAt when it last changed, in UTC
@RegisterForReflection
public record AddressedItem(UUID id, String reference, RecordKind kind, String state, AnsweredPart answer, Instant recordedAt,
        Instant changedAt, int version) implements Versioned {

    static AddressedItem of(CaseRecord r, AnsweredPart answer) {
        return new AddressedItem(r.id, Reference.of(r.id), r.kind, r.state, answer, r.recordedAt, r.changedAt, r.version);
    }
}
