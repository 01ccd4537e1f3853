package org.palermo.portal.referral;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.palermo.portal.gateway.Countries.Country;
import org.palermo.portal.gateway.referral.CaseCodes.AgeGroup;
import org.palermo.portal.gateway.referral.CaseCodes.Exploitation;
import org.palermo.portal.gateway.referral.IdentifierKind;
import org.palermo.portal.gateway.referral.ReferPerson.Channel;
import org.palermo.portal.gateway.referral.ReferPerson.ConsentHow;
import org.palermo.portal.gateway.referral.ReferPerson.Sex;
import org.palermo.portal.gateway.referral.ReferralResult;

/// A page of questions with what was typed.
///
/// @param wrong the fields to correct
/// @param against how the date of birth contradicts the age group, or null
/// @param why the reason why the page is shown again, or null
/// @param countries the countries whose regions can be chosen; empty when they could not be read
/// @param signs the indicators that can be ticked, by dimension; empty on other pages, and when they could not be read
/// @param more what the reader asked more boxes for, or null
public record StepPage(UUID id, Step step, TypedReferral typed, List<Field> wrong, ReferralResult.Why against, ReferralResult.Why why,
        List<Country> countries, List<IndicatorGroup> signs, String more) {
    /// What more boxes can be asked for.
    static final String LANGUAGES = "languages";
    static final String NUMBERS = "numbers";
    /// Boxes for languages on a page. Each has all languages, so more of them would be most of the page.
    private static final int LANGUAGE_BOXES = 3;
    /// Numbers that the page asks for by name.
    private static final int NAMED_NUMBERS = 4;
    /// Empty boxes for other numbers.
    private static final int FREE_NUMBERS = 2;

    static StepPage of(UUID id, Step step, TypedReferral typed) {
        return new StepPage(id, step, typed, List.of(), null, null, List.of(), List.of(), null);
    }

    StepPage wrong(List<Field> wrong) {
        return new StepPage(id, step, typed, wrong, null, ReferralResult.Why.INVALID, countries, signs, more);
    }

    /// @param against null when the date of birth fits the age group
    StepPage against(ReferralResult.Why against) {
        return new StepPage(id, step, typed, wrong, against, why, countries, signs, more);
    }

    StepPage because(ReferralResult.Why why) {
        return new StepPage(id, step, typed, List.of(), null, why, countries, signs, more);
    }

    StepPage in(List<Country> countries) {
        return new StepPage(id, step, typed, wrong, against, why, countries, signs, more);
    }

    StepPage offering(List<IndicatorGroup> signs) {
        return new StepPage(id, step, typed, wrong, against, why, countries, signs, more);
    }

    /// With more boxes for languages or numbers.
    StepPage asking(String more) {
        return new StepPage(id, step, typed, wrong, against, why, countries, signs, more);
    }

    public String address() {
        return Draft.address(id) + "/" + step.path();
    }

    /// The address of another page of the same referral.
    public String at(String step) {
        return Draft.address(id) + "/" + step;
    }

    /// The chosen country, else that of the chosen region, else the first. Null when the countries could not be read.
    public Country country() {
        return countries.stream().filter(country -> typed.has("country", country.code())).findFirst()
                .or(() -> countries.stream().filter(country -> typed.text("region").startsWith(country.code() + "-")).findFirst())
                .or(() -> countries.stream().findFirst()).orElse(null);
    }

    public String back() {
        return step == Step.ABOUT ? DraftsResource.HOME : Draft.address(id) + "/" + Step.values()[step.ordinal() - 1].path();
    }

    public int steps() {
        return Step.values().length;
    }

    /// The ids of the fields to correct.
    public List<String> ids() {
        return wrong.stream().map(Field::key).toList();
    }

    /// A box for any number that identifies her.
    ///
    /// @param place counted from one
    /// @param kind what it is, or null
    public record NumberBox(int place, IdentifierKind kind, String value) {}

    /// The languages that are shown to be cleared, because the boxes hold no more; none while the boxes are enough.
    public List<String> keptLanguages() {
        List<String> all = typed.languages();
        return all.size() > LANGUAGE_BOXES || !all.isEmpty() && LANGUAGES.equals(more) ? all : List.of();
    }

    /// The language in a box, or empty.
    public String language(int box) {
        List<String> all = typed.languages();
        return box < all.size() ? all.get(box) : "";
    }

    /// The boxes for languages beside those that are kept.
    public List<Integer> moreLanguageBoxes() {
        int kept = keptLanguages().size();
        return IntStream.rangeClosed(kept + 1, Math.min(kept + LANGUAGE_BOXES, FieldRules.MOST_LANGUAGES)).boxed().toList();
    }

    /// Whether more languages can be said than the boxes hold.
    public boolean mayAskForLanguages() {
        return keptLanguages().size() + LANGUAGE_BOXES < FieldRules.MOST_LANGUAGES;
    }

    public List<NumberBox> numberBoxes() {
        List<TypedReferral.TypedNumber> all = typed.numbers();
        return IntStream.rangeClosed(1, Math.min(all.size() + FREE_NUMBERS, FieldRules.MOST_NUMBERS - NAMED_NUMBERS))
                .mapToObj(place -> place > all.size() ? new NumberBox(place, null, "")
                        : new NumberBox(place, all.get(place - 1).kind(), all.get(place - 1).value())).toList();
    }

    public boolean mayAskForNumbers() {
        return numberBoxes().size() < FieldRules.MOST_NUMBERS - NAMED_NUMBERS;
    }

    /// Whether the boxes for other numbers are shown from the beginning.
    public boolean areNumbersOpen() {
        return NUMBERS.equals(more) || !typed.numbers().isEmpty();
    }

    public List<IdentifierKind> numberKinds() {
        return List.of(IdentifierKind.values());
    }

    public List<AgeGroup> ageGroups() {
        return List.of(AgeGroup.ADULT, AgeGroup.CHILD, AgeGroup.UNSURE);
    }

    public List<ConsentHow> consentHows() {
        return List.of(ConsentHow.values());
    }

    public List<Sex> sexes() {
        return List.of(Sex.values());
    }

    public List<Exploitation> kinds() {
        return Arrays.stream(Exploitation.values()).filter(kind -> kind != Exploitation.UNKNOWN).toList();
    }

    public List<Channel> channels() {
        return List.of(Channel.values());
    }
}
