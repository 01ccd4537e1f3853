package org.palermo.referral.casefile.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A person who was erased, with the proof of it. Nothing of the person.
///
/// @param id the id of the case file, which stays for the statistics
/// @param reference what people call the case
/// @param region the region of the case
/// @param reason why the person was erased; left out when only a restore of a backup has erased her
/// @param askedAt when a first officer asked for it, in UTC; left out when one was enough
/// @param askedBy the account of that officer; left out when one was enough
/// @param erasedAt when the person was erased, in UTC
/// @param erasedBy the account of the person who erased or agreed, `system:retention` when the retention time was over; left out
/// when the audit that has it was not restored
/// @param rule the rule of the retention by which she was erased; left out for an erasure on request
/// @param keyDestroyedAt when her key was destroyed, in UTC: from then on nothing that was sealed under it can be opened, in no copy;
/// left out when she had none
/// @param entry the id of the audit's entry; left out when that was not restored
/// @param sequence the number of the entry in the chain of the audit; left out until it is chained, within a second
/// @param hash of that link of the chain, hexadecimal; left out until then
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErasureProof(
        UUID id, String reference, String region, ErasureReason reason, Instant askedAt, String askedBy, Instant erasedAt, String erasedBy,
        String rule, Instant keyDestroyedAt, UUID entry, Long sequence, String hash) {}
