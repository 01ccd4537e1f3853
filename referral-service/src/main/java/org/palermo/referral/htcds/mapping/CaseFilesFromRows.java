package org.palermo.referral.htcds.mapping;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.casefile.age.StatedAge;
import org.palermo.referral.casefile.exchange.CaseFileRecord;
import org.palermo.referral.casefile.person.IdentifierKind;
import org.palermo.referral.casefile.person.PersonIdentifier;
import org.palermo.referral.casefile.referral.ReferPerson;
import org.palermo.referral.htcds.imports.Run;
import org.palermo.referral.htcds.standard.Deviation;
import org.palermo.referral.htcds.standard.FieldPlace;
import org.palermo.referral.htcds.standard.HtcdsField;
import org.palermo.referral.htcds.standard.HtcdsStandard;
import org.palermo.referral.htcds.standard.PickLists;
import org.palermo.referral.profile.Profile;
import org.palermo.referral.profile.Profiles;

/// Makes a case file from a row, under the consent rule. An adult who has not consented becomes a notification, and nothing of her identity
/// is kept; a person who may be a child is referred. Decisions by other bodies do not count as decisions here, so a file starts as
/// `REFERRED`; a case that was closed elsewhere becomes `CLOSED_REFERRED`.
@ApplicationScoped
public class CaseFilesFromRows {
    public static final String OTHERS = "others";
    private static final int LONGEST_NAME = 200;

    private final Countries countries;
    private final Profiles profiles;
    private final PickLists lists;

    CaseFilesFromRows(Countries countries, Profiles profiles, HtcdsStandard standard) {
        this.countries = countries;
        this.profiles = profiles;
        this.lists = standard.lists();
    }

    /// @param file null when the row has a defect
    public record Made(InterpretedRow row, CaseFileRecord file, Set<ImportedField> findings, String defect) {
        public boolean isNotification() {
            return file.stage() == CaseFileStage.NOTIFIED_ONLY;
        }

        public Made as(String externalId) {
            return new Made(row, file.known(externalId), findings, defect);
        }
    }

    public Made of(Run run, InterpretedRow row, Instant now) {
        String region = row.one(FieldPlace.OUR_REGION).orElse(run.region());
        Optional<Country> country = countries.ofRegion(region);
        if (country.isEmpty()) {
            return refused(row, "palermo_Region must be a known region");
        }
        if (!run.covered().isEmpty() && !run.covers(region)) {
            return refused(row, "palermo_Region must be a region that the importer covers");
        }
        if (Stream.of(FieldPlace.GIVEN_NAME, FieldPlace.FAMILY_NAME).flatMap(home -> row.of(home).stream())
                .anyMatch(name -> name.length() > LONGEST_NAME)) {
            return refused(row, "prs_FirstName and prs_SecondName must have at most " + LONGEST_NAME + " characters");
        }
        ZoneId zone = country.get().zone();
        CaseDates dates = CaseDates.of(run, row, now, zone);
        Set<ImportedField> findings = new LinkedHashSet<>();
        AgeGroup age = age(row, profiles.of(country.get()), LocalDate.ofInstant(dates.referred(), zone), findings);
        boolean declined = age == AgeGroup.ADULT && !row.one(FieldPlace.CONSENT).equals(Optional.of("TRUE"));
        CaseFileRecord file = declined ? notification(run, row, region, dates) : referral(run, row, region, age, dates);
        return new Made(row, file, declined ? lost(row) : kept(row, file, dates, findings), null);
    }

    public static Made refused(InterpretedRow row, String defect) {
        return new Made(row, null, Set.of(), defect);
    }

    /// The stated age group, compared with the date of birth; if none is stated, the one that follows from the date of birth.
    private static AgeGroup age(InterpretedRow row, Profile law, LocalDate on, Set<ImportedField> findings) {
        Optional<LocalDate> born = row.day(FieldPlace.BIRTHDATE);
        Optional<AgeGroup> told = row.one(FieldPlace.OUR_AGE_GROUP)
                .flatMap(code -> Stream.of(AgeGroup.values()).filter(age -> age.name().equals(code)).findFirst());
        if (born.isEmpty() && told.isEmpty()) {
            findings.add(new ImportedField(null, FieldOutcome.COERCED, Deviation.AGE_UNSURE));
            return AgeGroup.UNSURE;
        }
        StatedAge age = told.orElse(AgeGroup.ADULT).statedWith(born.orElse(null), law, on);
        if (told.isPresent() && age.correction() != null) {
            findings.add(new ImportedField("palermo_AgeGroup", FieldOutcome.COERCED, Deviation.AGE_BY_BIRTH));
        }
        return age.group();
    }

    /// The id contains the keyed digest of the file, not the id of the import, because a cancelled import is restarted under another id.
    private static CaseFileRecord notification(Run run, InterpretedRow row, String region, CaseDates dates) {
        return new CaseFileRecord("htcds.f." + Base64.getUrlEncoder().withoutPadding().encodeToString(run.digest()) + "." + row.row(),
                region, CaseFileStage.NOTIFIED_ONLY, run.sender(), dates.referred(), AgeGroup.ADULT,
                CodeMapping.sex(row.one(FieldPlace.SEX)), CodeMapping.kinds(row.of(FieldPlace.EXPLOITATION)), null, null, null,
                List.of(new CaseFileRecord.Step(CaseFileStage.NOTIFIED_ONLY, dates.referred())), null, false);
    }

    private CaseFileRecord referral(Run run, InterpretedRow row, String region, AgeGroup age, CaseDates dates) {
        List<CaseFileRecord.Step> history = new ArrayList<>(List.of(new CaseFileRecord.Step(CaseFileStage.REFERRED, dates.referred())));
        boolean closed = row.of("cas_Status").stream().anyMatch(CodeMapping.CLOSED::contains);
        if (closed) {
            history.add(new CaseFileRecord.Step(CaseFileStage.CLOSED_REFERRED, dates.closed()));
        }
        return new CaseFileRecord(null, region, history.getLast().stage(), run.sender(), dates.referred(), age,
                CodeMapping.sex(row.one(FieldPlace.SEX)), CodeMapping.kinds(row.of(FieldPlace.EXPLOITATION)), nationality(row),
                languages(row), person(row), history, attributes(row), false);
    }

    private String nationality(InterpretedRow row) {
        return row.one(FieldPlace.NATIONALITY).filter(code -> code.matches("[A-Z]{2}")).orElse(null);
    }

    private List<String> languages(InterpretedRow row) {
        List<String> spoken = row.of(FieldPlace.LANGUAGE).stream().filter(code -> code.matches("[a-z]{3}")).map(lists::tag).distinct()
                .toList();
        return spoken.isEmpty() ? null : spoken;
    }

    private static ReferPerson.Person person(InterpretedRow row) {
        List<PersonIdentifier> identifiers = Stream.concat(
                row.of(FieldPlace.PHONE).stream().map(CaseFilesFromRows::number).filter(number -> number.matches("\\+?[1-9]\\d{6,14}"))
                        .map(number -> new PersonIdentifier(IdentifierKind.PHONE, number)),
                row.of(FieldPlace.IDENTITY_NUMBER).stream()
                        .filter(number -> number.length() <= 100 && number.matches(PersonIdentifier.WRITTEN))
                        .map(number -> new PersonIdentifier(IdentifierKind.OTHER, number))).toList();
        return new ReferPerson.Person(row.one(FieldPlace.GIVEN_NAME).orElse(null), row.one(FieldPlace.FAMILY_NAME).orElse(null),
                row.day(FieldPlace.BIRTHDATE).orElse(null), identifiers);
    }

    private static String number(String phone) {
        return phone.replaceAll("[ ()./-]", "");
    }

    /// The values that the case file cannot hold exactly.
    private static Map<String, Object> attributes(InterpretedRow row) {
        Map<String, Object> kept = new LinkedHashMap<>();
        row.values().forEach((field, values) -> {
            if (!field.home().isOurs() && !saysAll(field, values)) {
                kept.put(field.name(), values.size() == 1 ? values.getFirst() : List.copyOf(values));
            }
        });
        if (!row.others().isEmpty()) {
            kept.put(OTHERS, Map.copyOf(row.others()));
        }
        return kept.isEmpty() ? null : kept;
    }

    private static boolean saysAll(HtcdsField field, List<String> values) {
        return values.size() == 1 && switch (field.home()) {
            case GIVEN_NAME, FAMILY_NAME -> true;
            case BIRTHDATE -> CodeMapping.day(Optional.of(values.getFirst())).isPresent();
            case NATIONALITY -> values.getFirst().matches("[A-Z]{2}");
            default -> false;
        };
    }

    private static Set<ImportedField> lost(InterpretedRow row) {
        Set<ImportedField> findings = new LinkedHashSet<>();
        findings.add(new ImportedField(null, FieldOutcome.LOST, Deviation.NO_CONSENT));
        row.values().keySet().forEach(field -> findings.add(isCounted(field)
                ? new ImportedField(field.name(), FieldOutcome.MAPPED, null)
                : new ImportedField(field.name(), FieldOutcome.LOST, Deviation.NO_CONSENT)));
        row.others().keySet()
                .forEach(key -> findings.add(new ImportedField(InterpretedRow.isPlace(key) ? key : null, FieldOutcome.LOST,
                        Deviation.NO_CONSENT)));
        return findings;
    }

    private static boolean isCounted(HtcdsField field) {
        return switch (field.home()) {
            case SEX, CONSENT, EXPLOITATION, REFERRED_ON, OUR_REGION, OUR_AGE_GROUP -> true;
            default -> false;
        };
    }

    private static Set<ImportedField> kept(InterpretedRow row, CaseFileRecord file, CaseDates dates, Set<ImportedField> findings) {
        findings.addAll(row.findings());
        row.values().forEach((field, values) -> {
            findings.add(new ImportedField(field.name(), field.home() == FieldPlace.KEPT ? FieldOutcome.KEPT : FieldOutcome.MAPPED, null));
            if (CodeMapping.isCoarser(field, values)) {
                findings.add(new ImportedField(field.name(), FieldOutcome.COERCED, Deviation.COARSER));
            }
        });
        if (row.one(FieldPlace.OUR_REFERENCE).isEmpty()) {
            findings.add(new ImportedField(null, FieldOutcome.COERCED, Deviation.NO_IDENTIFIER));
        }
        if (row.of(FieldPlace.EXPLOITATION).isEmpty()) {
            findings.add(new ImportedField(null, FieldOutcome.COERCED, Deviation.NO_EXPLOITATION));
        }
        if (!dates.told()) {
            findings.add(new ImportedField(null, FieldOutcome.COERCED, Deviation.NO_REFERRAL_DATE));
        }
        boolean decided = row.of("vic_TraffickingStatus").stream().anyMatch(status -> !status.equals("PossibleVictimOfTrafficking"));
        if (decided || file.stage() == CaseFileStage.CLOSED_REFERRED) {
            findings.add(new ImportedField(decided ? "vic_TraffickingStatus" : "cas_Status", FieldOutcome.COERCED,
                    Deviation.NO_DECISION_HERE));
        }
        if (file.stage() == CaseFileStage.CLOSED_REFERRED && !dates.closingTold()) {
            findings.add(new ImportedField("cas_Status", FieldOutcome.COERCED, Deviation.NO_CLOSING_DATE));
        }
        return findings;
    }
}
