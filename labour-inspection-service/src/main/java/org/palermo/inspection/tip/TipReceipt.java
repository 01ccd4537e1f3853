package org.palermo.inspection.tip;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.palermo.inspection.recruitment.offer.SafeLine;

/// Confirms that a tip came in. Nothing can be read with the reference.
///
/// @param reference by which the sender can name it
/// @param receivedAt when it came in, in UTC
/// @param call numbers of the country to call, the one for emergencies first; left out when nobody was said to be in danger, and for
///     partners
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TipReceipt(String reference, Instant receivedAt, List<SafeLine> call) {}
