package org.palermo.referral.caserecord;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.etag.Versioned;

/// Confirms a recorded change, without its content.
///
/// @param caseFile the case that it belongs to
/// @param kind what kind of record it is
/// @param state the state of the record, a code of its kind
/// @param recordedAt when it was recorded, in UTC
/// @param changedAt when it last changed, in UTC
@RegisterForReflection
public record RecordReceipt(UUID id, UUID caseFile, RecordKind kind, String state, Instant recordedAt, Instant changedAt, int version)
        implements Versioned {

    static RecordReceipt of(CaseRecord r) {
        return new RecordReceipt(r.id, r.caseFile, r.kind, r.state, r.recordedAt, r.changedAt, r.version);
    }
}
