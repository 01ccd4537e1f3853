package org.palermo.referral.casefile.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// Something that happened on a case: codes, and no text of a record.
///
/// @param kind which record it is about
/// @param what what happened, a code that depends on the kind
/// @param at when it happened, in UTC
/// @param record the id of the record
/// @param by the organisation that did it; left out for the system, and where it is not kept
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelineEntry(TimelineKind kind, String what, Instant at, UUID record, UUID by) {}
