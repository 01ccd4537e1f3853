package org.palermo.inspection.recruitment.offer;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// The answer to a job offer, item by item. It never says that an offer is safe: an offer of which everything matches can still be a trap.
///
/// @param items always all ten, in the order of the questions
/// @param lines where she can ask without danger: first of the country that she would leave, then of the country of the work; empty when
///     this installation has none for them
@RegisterForReflection
public record JobOfferAnswer(List<OfferFinding> items, List<SafeLine> lines) {

    /// One item of a job offer.
    ///
    /// @param item what was compared
    /// @param answer whether it matches
    /// @param because why
    @RegisterForReflection
    public record OfferFinding(OfferItem item, OfferAnswer answer, OfferReason because) {
        static OfferFinding of(OfferItem item, OfferReason because) {
            return new OfferFinding(item, because.answer(), because);
        }
    }
}
