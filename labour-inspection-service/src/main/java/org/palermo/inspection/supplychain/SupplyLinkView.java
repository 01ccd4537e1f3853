package org.palermo.inspection.supplychain;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A link of a supply chain.
///
/// @param supplier who supplies
/// @param buyer who buys
/// @param product what is supplied, as the source writes it
/// @param tier how far the supplier is from the buyer by the buyer's own count; left out when nobody stated it
/// @param source where it is known from
/// @param sourceTitle the name of the list or the document; left out when nobody stated it
/// @param validFrom the first day on which it is known
/// @param validUntil the last day; left out while it goes on
/// @param state `STANDS` while it is in force, or how it was ended
/// @param own whether the caller's inspectorate recorded it: only then it may end it
/// @param recordedAt when it was recorded, in UTC
/// @param endedAt when it was ended, in UTC; left out unless it was ended
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SupplyLinkView(
        UUID id, Party supplier, Party buyer, String product, Integer tier, LinkSource source, String sourceTitle, LocalDate validFrom,
        LocalDate validUntil, LinkState state, boolean own, Instant recordedAt, Instant endedAt) {

    /// Whether a link is in force.
    @Schema(name = "SupplyLinkState")
    public enum LinkState {
        STANDS,
        TRADE_ENDED,
        MISTAKE
    }
}
