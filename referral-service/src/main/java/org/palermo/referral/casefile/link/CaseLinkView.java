package org.palermo.referral.casefile.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.etag.Versioned;

/// Another case file that may be of the same person.
///
/// @param caseFile the other file
/// @param reason null while the link is open
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseLinkView(
        UUID id, UUID caseFile, String reference, String kind, LinkState state, LinkGrounds reason, Instant foundAt, Instant decidedAt,
        int version) implements Versioned {}
