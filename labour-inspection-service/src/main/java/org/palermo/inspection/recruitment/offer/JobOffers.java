package org.palermo.inspection.recruitment.offer;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.palermo.inspection.country.CountryCodes;
import org.palermo.inspection.recruitment.AgencyDays;
import org.palermo.inspection.recruitment.AgencyRow;
import org.palermo.inspection.recruitment.ComparisonKeys;
import org.palermo.inspection.recruitment.fee.FeeRule;
import org.palermo.inspection.recruitment.fee.FeeRules;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Checks a job offer for anybody, and keeps nothing of it.
@ApplicationScoped
public class JobOffers {
    private final OfferStore store;
    private final FeeRules rules;
    private final SafeLines lines;
    private final CountryCodes countries;
    private final AgencyDays days;

    JobOffers(OfferStore store, FeeRules rules, SafeLines lines, CountryCodes countries, AgencyDays days) {
        this.store = store;
        this.rules = rules;
        this.lines = lines;
        this.countries = countries;
        this.days = days;
    }

    /// @param actor `system:job-offers`
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when nothing is said, or a country or currency does not exist
    @Scoped
    public Uni<JobOfferAnswer> check(Actor actor, CheckJobOffer offer) {
        requireSound(offer);
        return store.agencies(ComparisonKeys.number(offer.licenceNumber()), ComparisonKeys.name(offer.agency()))
                .flatMap(found -> OfferComparison.namedAgency(offer, found).map(agency -> compared(offer, found, agency))
                        .orElseGet(() -> Uni.createFrom().item(unlicensed(offer, found))))
                .map(comparison -> new JobOfferAnswer(comparison.items(), lines.of(offer.from(), offer.country())));
    }

    private Uni<OfferComparison> compared(CheckJobOffer offer, List<AgencyRow> found, AgencyRow agency) {
        LocalDate today = days.today(agency.country());
        String origin = offer.from() == null ? agency.country() : offer.from();
        return store.prohibitions(agency.id())
                .flatMap(prohibitions -> store.jobOrders(agency.id(), ComparisonKeys.name(offer.employer()), offer.country())
                .flatMap(orders -> store.holdsJobOrders(agency.id())
                        .map(holds -> new OfferComparison(offer, found, agency, today, prohibitions, orders, holds,
                                law(offer, origin, today)))));
    }

    private OfferComparison unlicensed(CheckJobOffer offer, List<AgencyRow> found) {
        LocalDate today = days.today(offer.from() == null ? "" : offer.from());
        return new OfferComparison(offer, found, null, today, List.of(), List.of(), false, law(offer, offer.from(), today));
    }

    private List<FeeRule> law(CheckJobOffer offer, String origin, LocalDate today) {
        return rules.of(origin, offer.country(), CheckJobOffer.blank(offer.position()) ? null : ComparisonKeys.words(offer.position()),
                today);
    }

    private void requireSound(CheckJobOffer offer) {
        if (offer.saysNothing()) {
            throw Problems.invalid("agency", "must be given, or another field: there is nothing to compare");
        }
        requireCountry("country", offer.country());
        requireCountry("from", offer.from());
        if (offer.wage() != null) {
            offer.wage().check("wage");
        }
        if (offer.wage() != null && offer.wagePer() == null) {
            throw Problems.invalid("wagePer", "must be given together with a wage");
        }
        for (int i = 0; offer.payments() != null && i < offer.payments().size(); i++) {
            if (offer.payments().get(i).amount() != null) {
                offer.payments().get(i).amount().check("payments[" + i + "].amount");
            }
        }
    }

    private void requireCountry(String field, String country) {
        if (country != null && !countries.isCode(country)) {
            throw Problems.invalid(field, "must be a country of ISO 3166-1");
        }
    }
}
