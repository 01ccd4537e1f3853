package org.palermo.inspection.supplychain;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.goods.ListedLabour;

/// Which parties are reached from one, over which links.
///
/// @param start where the walk begins
/// @param direction `BUYERS`: up the chain; `SUPPLIERS`: down the chain
/// @param on the day on which the links had to be valid
/// @param steps how many links a path had at most
/// @param cut whether the chain goes on after the last step, or has more links than one answer
/// @param parties who is reached, nearest first
/// @param links every link between the start and these parties: all paths are made of them
@RegisterForReflection
public record ReachView(Party start, LinkDirection direction, LocalDate on, int steps, boolean cut, List<Reached> parties,
        List<ReachLink> links) {

    /// @param party who is reached
    /// @param step how many links lie between it and the start, on a shortest path
    /// @param via the names of the parties between the start and it on that path, in order; empty for a direct link
    /// @param path the links of that path, in order
    /// @param products what is supplied over the last link of that path and over links with the same ends
    @RegisterForReflection
    @Schema(name = "ReachedParty")
    public record Reached(Party party, int step, List<String> via, List<UUID> path, List<String> products) {}

    /// @param step its place counted from the start, from 1
    /// @param supplier id of the party that supplies
    /// @param buyer id of the party that buys
    /// @param product what is supplied
    /// @param tier by the buyer's own count; left out when nobody stated it
    /// @param source where it is known from
    /// @param listed what the current list of goods says of this product in the supplier's country; empty when it names neither
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReachLink(UUID id, int step, UUID supplier, UUID buyer, String product, Integer tier, LinkSource source,
            List<ListedLabour> listed) {}
}
