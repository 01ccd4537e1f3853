package org.palermo.portal.referral;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.palermo.portal.gateway.Countries.Country;
import org.palermo.portal.gateway.referral.CaseCodes.AgeGroup;
import org.palermo.portal.gateway.referral.CaseCodes.Exploitation;
import org.palermo.portal.gateway.referral.ReferPerson.Channel;
import org.palermo.portal.gateway.referral.ReferPerson.Sex;
import org.palermo.portal.gateway.referral.Referred;

/// A page of questions with what was typed.
///
/// @param wrong the fields to correct
/// @param why the reason why the page is shown again, or null
/// @param countries the countries whose regions can be chosen; empty when they could not be read
public record StepPage(UUID id, Step step, Typed typed, List<Field> wrong, Referred.Why why, List<Country> countries) {

    static StepPage of(UUID id, Step step, Typed typed) {
        return new StepPage(id, step, typed, List.of(), null, List.of());
    }

    StepPage wrong(List<Field> wrong) {
        return new StepPage(id, step, typed, wrong, Referred.Why.INVALID, countries);
    }

    StepPage because(Referred.Why why) {
        return new StepPage(id, step, typed, List.of(), why, countries);
    }

    StepPage in(List<Country> countries) {
        return new StepPage(id, step, typed, wrong, why, countries);
    }

    public String address() {
        return Draft.address(id) + "/" + step.path();
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

    public List<AgeGroup> ageGroups() {
        return List.of(AgeGroup.ADULT, AgeGroup.CHILD, AgeGroup.UNSURE);
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
