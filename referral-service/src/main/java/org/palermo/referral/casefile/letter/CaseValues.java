package org.palermo.referral.casefile.letter;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.casefile.CaseFile;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.decision.DecisionKind;
import org.palermo.referral.casefile.decision.DecisionView;
import org.palermo.referral.casefile.decision.Outcome;
import org.palermo.referral.profile.Profile;

/// What a letter to the person says of her case, as values for its template. A value that the case lacks is left out, and with it each
/// sentence that needs it. Terms are those of the law at the day of the decision, except that a later end of recovery in the file counts.
final class CaseValues {
    private final LetterLanguage language;
    private final CaseFile file;
    private final Country country;
    private final Profile profile;
    private final Map<String, String> values = new TreeMap<>();

    CaseValues(LetterLanguage language, CaseFile file, Country country, Profile profile) {
        this.language = language;
        this.file = file;
        this.country = country;
        this.profile = profile;
        put("country", country.nameIn(LetterLanguage.base(language.tag())));
    }

    Map<String, String> values() {
        return values;
    }

    /// Leaves the value out when it is null.
    CaseValues put(String name, String value) {
        if (value != null && !value.isBlank()) {
            values.put(name, value);
        }
        return this;
    }

    CaseValues put(String name, LocalDate date) {
        return put(name, date == null ? null : language.date(date));
    }

    /// How the case is called: with the name of the person, or by its reference alone.
    CaseValues named(String name) {
        return put("name", name).put(name == null ? "referenceAlone" : "reference", file.reference());
    }

    CaseValues decided(DecisionView decision) {
        LocalDate on = LocalDate.ofInstant(decision.decidedAt(), zone());
        put("decidedOn", on).put("protectedUntil", decision.protectedUntil());
        if (decision.outcome() == Outcome.NEGATIVE) {
            reconsideration(profile.reconsiderationUntil(on));
        } else if (decision.kind() == DecisionKind.REASONABLE_GROUNDS) {
            recovery(profile.recoveryLeast(on));
            put("nextBy", profile.conclusiveGroundsDue(profile.recoveryLeast(on)));
        } else if (decision.kind() == DecisionKind.RECONSIDERATION && recovers(file.protectingStage())) {
            recovery(file.recoveryLeastOn());
        }
        return this;
    }

    /// What holds now, by the stage of the file.
    CaseValues standing(DecisionView decision) {
        if (decision != null) {
            put("decidedOn", LocalDate.ofInstant(decision.decidedAt(), zone())).put("protectedUntil", decision.protectedUntil());
        }
        put("referredOn", LocalDate.ofInstant(file.referredAt(), zone()));
        if (recovers(file.protectingStage())) {
            recovery(file.recoveryLeastOn());
        }
        return this;
    }

    static boolean recovers(CaseFileStage stage) {
        return stage == CaseFileStage.REASONABLE_GROUNDS_POSITIVE || stage == CaseFileStage.RECOVERY;
    }

    /// @param least the last day of the minimum recovery period, or null
    private void recovery(LocalDate least) {
        LocalDate ends = file.recoveryEndsOn();
        LocalDate last = ends != null && (least == null || ends.isAfter(least)) ? ends : least;
        put(profile.recoversUntilDecided() ? "recoveryLeast" : "recoveryUntil", last);
    }

    private void reconsideration(LocalDate until) {
        List<String> who = profile.reconsideration().who().stream().map(one -> "who." + one).toList();
        put("reconsiderUntil", until);
        if (!who.isEmpty()) {
            put(until == null ? "whoAnyTime" : "who", language.list(who));
        }
    }

    private ZoneId zone() {
        return country.zone();
    }
}
