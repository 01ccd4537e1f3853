package org.palermo.portal.referral;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.Referred;

/// All that was typed, before it is sent.
///
/// @param why it was not taken, or null
public record CheckPage(Draft draft, Referred.Why why, Answer<Countries> countries) {

    /// In a language, or its code.
    public String region(String language) {
        return draft.region(countries, language);
    }

    public String change(String step) {
        return draft.address() + "/" + step;
    }

    /// An adult was said, and by the date of birth she is a child where she was found.
    public boolean isChildByBirth() {
        Typed typed = draft.typed();
        return typed.isChildByBirth() && countries.isFound() && countries.value().isChild(typed.text("region"), typed.dateOfBirth());
    }

    /// The page before.
    public String back() {
        return change(Arrays.stream(Step.values()).filter(step -> !(step.saysWho() && draft.typed().isDeclined())).toList().getLast().path());
    }

    public String nationality(Locale reader) {
        return CodeNames.country(draft.typed().text("nationality"), reader);
    }

    /// How her languages are called.
    public List<String> languages(Locale reader) {
        return draft.typed().languages().stream().map(tag -> CodeNames.language(tag, reader)).toList();
    }
}
