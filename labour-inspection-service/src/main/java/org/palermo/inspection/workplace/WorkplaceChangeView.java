package org.palermo.inspection.workplace;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A change of a workplace's record, with what stood before.
///
/// @param kind what was done
/// @param from the day from which it applies, for a move, a closing and a reopening; else left out
/// @param other for `MERGED` the id of the workplace that is kept for both, for `SPLIT` the one into which it had been merged; else left
///     out
/// @param reasons why, codes; `FROM_LIST` when a list stated the OS ID; empty for a correction
/// @param agency the inspectorate that did it, or the organisation whose list it was
/// @param changedAt when it was done, in UTC
/// @param before what the record said before
/// @param changed the fields of `before` that said something else before than after the change, without `state`
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkplaceChangeView(
        UUID id, WorkplaceChangeKind kind, LocalDate from, UUID other, List<String> reasons, UUID agency, Instant changedAt,
        Before before, List<String> changed) {

    /// What a record said.
    ///
    /// @param kind whether it was an establishment, a household, a recruitment agency or informal
    /// @param name left out, like address and coordinates, for a household whose key was destroyed
    /// @param address street, number and town; left out when nobody knew it
    /// @param sector a sector of the Open Supply Hub, or other text
    /// @param isic a code of ISIC Rev. 4; left out when nobody knew it
    /// @param region ISO 3166-2 of the region; left out when nobody had recorded it
    /// @param latitude degrees, WGS 84; left out when nobody knew it
    /// @param longitude in degrees, WGS 84; left out when nobody knew it
    /// @param workers how many people worked there; left out when nobody knew it
    /// @param workersLeast at least how many; left out without a range
    /// @param workersMost at most how many; left out without a range
    /// @param women how many women worked there; left out when nobody knew it
    /// @param men how many men worked there; left out when nobody knew it
    /// @param osId the id in the Open Supply Hub; left out when it had none
    /// @param addressFrom since when it was at this address; left out when nobody said
    /// @param state whether people worked there, or it was merged into another record
    /// @param closedOn since when it was closed; left out when it was open
    /// @param closedFor why it was closed; left out when it was open
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "WorkplaceBefore")
    public record Before(
            WorkplaceKind kind, String name, String address, String sector, String isic, String region, BigDecimal latitude,
            BigDecimal longitude, Integer workers, Integer workersLeast, Integer workersMost, Integer women, Integer men, String osId,
            LocalDate addressFrom, WorkplaceState state, LocalDate closedOn, ClosingReason closedFor) {

        /// Without the name and address of a household, which are encrypted apart.
        static Before of(Workplace w) {
            return new Before(w.kind, w.name, w.address, w.sector, w.isic, w.region, w.latitude, w.longitude, w.workers, w.workersLeast,
                    w.workersMost, w.women, w.men, w.osId, w.addressFrom, w.state(), w.closedOn, w.closedFor);
        }

        private record Fact(String name, Function<Before, Object> of) {}

        private static final List<Fact> FACTS = List.of(new Fact("kind", Before::kind), new Fact("name", Before::name),
                new Fact("address", Before::address), new Fact("addressFrom", Before::addressFrom), new Fact("region", Before::region),
                new Fact("sector", Before::sector), new Fact("isic", Before::isic), new Fact("workers", Before::workers),
                new Fact("workersLeast", Before::workersLeast), new Fact("workersMost", Before::workersMost),
                new Fact("women", Before::women), new Fact("men", Before::men), new Fact("latitude", b -> plain(b.latitude)),
                new Fact("longitude", b -> plain(b.longitude)), new Fact("osId", Before::osId), new Fact("closedOn", Before::closedOn),
                new Fact("closedFor", Before::closedFor));

        private static BigDecimal plain(BigDecimal degrees) {
            return degrees == null ? null : degrees.stripTrailingZeros();
        }

        /// The names of the fields that say something else in what follows.
        List<String> changedIn(Before after) {
            return FACTS.stream().filter(fact -> !Objects.equals(fact.of.apply(this), fact.of.apply(after))).map(Fact::name).toList();
        }

        Before with(Household h) {
            return h == null ? this
                    : new Before(kind, h.name(), h.address(), sector, isic, region, h.latitude(), h.longitude(), workers, workersLeast,
                    workersMost, women, men, osId, addressFrom, state, closedOn, closedFor);
        }
    }
}
