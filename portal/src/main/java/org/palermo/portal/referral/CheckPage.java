package org.palermo.portal.referral;

import java.util.Arrays;
import java.util.List;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.referral.ReferralResult;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.CodeNames;

/// Everything that was typed, to check before it is sent.
///
/// @param why the reason why the referral was not accepted, or null
/// @param signs the texts of the indicators that were ticked
public record CheckPage(Draft draft, ReferralResult.Why why, Answer<Countries> countries, CodeNames names, List<String> signs) {

    /// The region's name in a language, or its code.
    public String region(String language) {
        return draft.region(countries, language);
    }

    public String change(String step) {
        return draft.address() + "/" + step;
    }

    /// The address of the previous page.
    public String back() {
        return change(Arrays.stream(Step.values())
                .filter(step -> !(step.saysWho() && draft.typed().isDeclined())).toList().getLast().path());
    }

    public String nationality(Language reader) {
        return names.country(draft.typed().text("nationality"), reader);
    }

    /// The names of the person's languages.
    public List<String> languages(Language reader) {
        return draft.typed().languages().stream().map(tag -> names.language(tag, reader)).toList();
    }
}
