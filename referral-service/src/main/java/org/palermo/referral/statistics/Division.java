package org.palermo.referral.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.casefile.person.Sex;
import org.palermo.referral.caserecord.justice.Delay;
import org.palermo.referral.caserecord.justice.Proceeding;
import org.palermo.referral.caserecord.redress.Asset;
import org.palermo.referral.caserecord.redress.Award;
import org.palermo.referral.caserecord.redress.Claim;

/// A division of a table of people: codes that do not overlap, and the SQL expression that gives the code of a counted row.
enum Division {
    AGE("age_group", true, names(AgeGroup.values())),
    SEX("sex", true, names(Sex.values())),
    /// As `exploitation_category` in `V1017__statistics.sql`: one kind, or what several kinds have in common.
    EXPLOITATION("exploitation", true, List.of("SEXUAL", "LABOUR", "DOMESTIC_SERVITUDE", "CRIMINAL", "FORCED_MARRIAGE", "ORGAN", "OTHER",
            "SEXUAL_AND_LABOUR", "SEVERAL_OF_LABOUR", "SEVERAL")),
    REGION("region", true, List.of()) {
        @Override
        List<String> codes(Country country) {
            return country.regions().stream().map(Country.Region::code).sorted().toList();
        }
    },
    OUTCOME("outcome", true, List.of("POSITIVE", "NEGATIVE")),
    /// Whether a decision was made by the last day of its term, in the country's time zone.
    TERM("case when due_on is null then 'NO_TERM' when cast(at at time zone cast($5 as text) as date) <= due_on "
            + "then 'IN_TIME' else 'LATE' end",
            false, List.of("IN_TIME", "LATE", "NO_TERM")),
    PROCEEDING("first_code", false, names(Proceeding.Type.values())),
    PROCEEDING_OUTCOME("second_code", false, names(Proceeding.Outcome.values())),
    CAUSE("first_code", false, names(Delay.Cause.values())),
    EFFECT("second_code", false, and(names(Delay.Effect.values()), "SEVERAL")),
    AGAINST("first_code", false, names(Claim.Against.values())),
    HEAD("first_code", false, names(Award.Head.values())),
    ASSET("first_code", false, names(Asset.Type.values()));

    static final String ALL = "ALL";

    final String expression;
    /// Whether it reveals something about a person: then it must not be shown that all people of a group have the same value.
    final boolean ofPersons;
    private final List<String> codes;

    Division(String expression, boolean ofPersons, List<String> codes) {
        this.expression = expression;
        this.ofPersons = ofPersons;
        this.codes = codes;
    }

    List<String> codes(Country country) {
        return codes;
    }

    Dimension dimension(List<String> held) {
        return Dimension.withTotal(name(), ALL, held.toArray(String[]::new));
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static List<String> and(List<String> some, String another) {
        return Stream.concat(some.stream(), Stream.of(another)).toList();
    }
}
