package org.palermo.portal.referral;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.referral.ReferralReceipt;

/// A referral that is being typed, until the mechanism has accepted it.
///
/// @param id the id of the draft, and the idempotency key of the referral
/// @param receipt null until the referral is accepted; from then on nothing that was typed is left
/// @param savedAt when it was last saved
/// @param endsAt when it will be deleted
public record Draft(UUID id, TypedReferral typed, ReferralReceipt receipt, Instant savedAt, Instant endsAt) {

    public boolean isTaken() {
        return receipt != null;
    }

    /// A referral that was accepted takes no further input.
    Draft with(Step step, MultivaluedMap<String, String> sent, BiPredicate<String, LocalDate> children) {
        return isTaken() ? this : new Draft(id, typed.with(step, sent, children), null, savedAt, endsAt);
    }

    Draft taken(ReferralReceipt receipt) {
        return new Draft(id, TypedReferral.NOTHING, receipt, savedAt, endsAt);
    }

    /// The name of the region where the person was found, in a language, or its code.
    public String region(Answer<Countries> countries, String language) {
        return Countries.region(countries, typed.text("region"), language);
    }

    public String address() {
        return address(id);
    }

    static String address(UUID id) {
        return "/portal/referrals/" + id;
    }

    /// The address of the next page to fill in.
    String next(FieldRules rules) {
        return address() + "/" + (isTaken() ? "receipt" : rules.next(typed).map(Step::path).orElse("check"));
    }
}
