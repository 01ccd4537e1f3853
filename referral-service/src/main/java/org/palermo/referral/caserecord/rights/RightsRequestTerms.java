package org.palermo.referral.caserecord.rights;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.referral.casefile.term.DueState;
import org.palermo.referral.casefile.term.Terms;
import org.palermo.referral.caserecord.Particulars;
import org.palermo.referral.caserecord.RequestsOfPersons.Found;

/// Shows requests of persons with their terms by the law of the country, as of today.
@ApplicationScoped
class RightsRequestTerms {
    private static final String TERM = "rightsRequests";

    private final Terms terms;
    private final TransactionTime time;

    RightsRequestTerms(Terms terms, TransactionTime time) {
        this.terms = terms;
        this.time = time;
    }

    Particulars.Law law(String region) {
        return new Particulars.Law(terms.law(region), terms.zone(region));
    }

    /// In the country of the region.
    LocalDate today(String region) {
        return LocalDate.ofInstant(time.now(), terms.zone(region));
    }

    RequestOfPersonItem item(Found found) {
        RightsRequest said = found.said();
        LocalDate due = said.dueOn(law(found.region())).orElse(null);
        return new RequestOfPersonItem(found.id(), found.reference(), found.region(), said.type(), said.state(), said.language(),
                receivedOn(found),
                due, daysLeft(found, due), state(found, due), said.extendedBecause() != null, said.answeredOn());
    }

    RequestOfPersonView view(Found found) {
        RightsRequest said = found.said();
        Particulars.Law law = law(found.region());
        LocalDate due = said.dueOn(law).orElse(null);
        Long left = daysLeft(found, due);
        return new RequestOfPersonView(found.id(), found.caseFile(), found.reference(), found.region(), said.type(), said.state(),
                said.language(),
                said.channel(), receivedOn(found), due, left, state(found, due), law.profile().rightsRequests().source(),
                law.profile().unverified().contains(TERM), left != null && left >= 0 && said.extendedBecause() == null
                        && law.profile().mayExtendRightsRequest(),
                said.what(), said.extendedBecause(), said.answeredOn(), said.refusal(), said.answer(), RequestOfPersonView.next(said),
                        found.version());
    }

    LocalDate receivedOn(Found found) {
        return LocalDate.ofInstant(found.said().receivedAt(), terms.zone(found.region()));
    }

    private Long daysLeft(Found found, LocalDate due) {
        return due == null || !found.said().state().isOpen() ? null : ChronoUnit.DAYS.between(today(found.region()), due);
    }

    private DueState state(Found found, LocalDate due) {
        return found.said().state().isOpen() ? terms.window(time.now(), found.region()).of(due) : null;
    }
}
