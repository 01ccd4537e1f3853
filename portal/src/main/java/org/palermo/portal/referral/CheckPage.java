package org.palermo.portal.referral;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.referral.Referred;

/// Everything that was typed, to check before it is sent.
///
/// @param why the reason why the referral was not accepted, or null
public record CheckPage(Draft draft, Referred.Why why, Answer<Countries> countries) {

    /// The region's name in a language, or its code.
    public String region(String language) {
        return draft.region(countries, language);
    }

    public String change(String step) {
        return draft.address() + "/" + step;
    }

    /// Whether the responder chose adult, but the date of birth says child in this region.
    public boolean isChildByBirth() {
        Typed typed = draft.typed();
        return typed.isChildByBirth() && countries.isFound() && countries.value().isChild(typed.text("region"), typed.dateOfBirth());
    }

    /// The address of the previous page.
    public String back() {
        return change(Arrays.stream(Step.values()).filter(step -> !(step.saysWho() && draft.typed().isDeclined())).toList().getLast().path());
    }

    public String nationality(Locale reader) {
        return CodeNames.country(draft.typed().text("nationality"), reader);
    }

    /// The names of the person's languages.
    public List<String> languages(Locale reader) {
        return draft.typed().languages().stream().map(tag -> CodeNames.language(tag, reader)).toList();
    }
}
