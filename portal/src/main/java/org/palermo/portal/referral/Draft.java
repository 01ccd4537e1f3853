package org.palermo.portal.referral;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.ReferralReceipt;

/// A referral on its way from a phone to the mechanism.
///
/// @param id under which it is sent
/// @param receipt null until it was taken; from then on nothing that was typed is left
/// @param savedAt the last time
/// @param endsAt when it is deleted
public record Draft(UUID id, Typed typed, ReferralReceipt receipt, Instant savedAt, Instant endsAt) {

    public boolean isTaken() {
        return receipt != null;
    }

    /// One that was taken has nothing to add to.
    Draft with(Step step, MultivaluedMap<String, String> sent, BiPredicate<String, LocalDate> children) {
        return isTaken() ? this : new Draft(id, typed.with(step, sent, children), null, savedAt, endsAt);
    }

    Draft taken(ReferralReceipt receipt) {
        return new Draft(id, Typed.NOTHING, receipt, savedAt, endsAt);
    }

    /// Where she was found, in a language, or its code.
    public String region(Answer<Countries> countries, String language) {
        return Countries.region(countries, typed.text("region"), language);
    }

    public String address() {
        return address(id);
    }

    static String address(UUID id) {
        return "/portal/referrals/" + id;
    }

    /// Where to go on with it.
    String next() {
        return address() + "/" + (isTaken() ? "receipt" : typed.next().map(Step::path).orElse("check"));
    }
}
