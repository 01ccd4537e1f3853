package org.palermo.referral.casefile.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.etag.Versioned;

/// Another case file that may be of the same person.
///
/// @param caseFile the other file
/// @param reference the reference that people use for the other case
/// @param kind how the two files were found: `POSSIBLE_DUPLICATE` by the service, `BY_HAND` by a person of an authority
/// @param state whether the link is open, confirmed, dismissed, or was ended after it had been confirmed
/// @param reason on what the decision is based; null while the link is open
/// @param foundAt when the link was found, in UTC
/// @param decidedAt when it was decided, in UTC; left out until then
/// @param endedAt when a confirmed link was ended, in UTC; left out unless it was
/// @param endReason why it was ended; left out unless it was
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseLinkView(
        UUID id, UUID caseFile, String reference, String kind, LinkState state, LinkGrounds reason, Instant foundAt, Instant decidedAt,
        Instant endedAt, LinkGrounds endReason, int version) implements Versioned {}
