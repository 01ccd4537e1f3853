package org.palermo.referral.htcds.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.CaseFileView;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.casefile.exchange.ExportedCaseFile;
import org.palermo.referral.casefile.person.IdentifierKind;
import org.palermo.referral.casefile.person.PersonIdentifier;
import org.palermo.referral.htcds.standard.HtcdsField;
import org.palermo.referral.htcds.standard.HtcdsStandard;

/// Writes a case file as a row of the standard. An imported value is exported again while the case file still agrees with it; later values
/// of the case file override it.
@ApplicationScoped
public class RowsFromCaseFiles {
    private final HtcdsStandard standard;
    private final Countries countries;
    private final ObjectMapper json;

    RowsFromCaseFiles(HtcdsStandard standard, Countries countries, ObjectMapper json) {
        this.standard = standard;
        this.countries = countries;
        this.json = json;
    }

    public Map<HtcdsField, List<String>> of(ExportedCaseFile file) {
        Map<HtcdsField, List<String>> row = new LinkedHashMap<>();
        Map<String, List<String>> kept = kept(file.attributes());
        for (HtcdsField field : standard.fields()) {
            List<String> values = values(file, field, isCorrected(file, field) ? List.of() : kept.getOrDefault(field.name(), List.of()));
            if (!values.isEmpty()) {
                row.put(field, values);
            }
        }
        return row;
    }

    private List<String> values(ExportedCaseFile file, HtcdsField field, List<String> kept) {
        CaseFileView.PersonView person = file.person();
        return switch (field.home()) {
            case GIVEN_NAME -> one(person == null ? null : person.givenName());
            case FAMILY_NAME -> one(person == null ? null : person.familyName());
            case BIRTHDATE -> person == null || person.dateOfBirth() == null ? kept : one(person.dateOfBirth().toString());
            case NATIONALITY -> nationality(person, kept);
            case LANGUAGE -> languages(person, field, kept);
            case SEX -> kept.isEmpty() || CodeMapping.sex(kept.stream().findFirst())
                    != file.sex() ? one(CodeMapping.gender(file.sex())) : kept;
            case CONSENT -> consent(file, kept);
            case EXPLOITATION -> kept.isEmpty() || !CodeMapping.kinds(kept).equals(Set.copyOf(file.exploitation()))
                    ? CodeMapping.types(file.exploitation()) : kept;
            case STAGE -> field.name().equals("cas_Status") ? status(file, kept) : found(file, kept);
            case REFERRED_ON -> kept.isEmpty() ? one(referredOn(file).toString()) : kept;
            case OUR_REFERENCE -> one(file.reference());
            case OUR_REGION -> one(file.region());
            case OUR_AGE_GROUP -> one(file.ageGroup().name());
            case OTHERS -> others(file.attributes());
            case PHONE -> isCorrected(file, field) ? identifier(person, IdentifierKind.PHONE) : kept;
            case IDENTITY_NUMBER -> isCorrected(file, field)
                    ? identifier(person, IdentifierKind.PASSPORT, IdentifierKind.NATIONAL_ID, IdentifierKind.OTHER) : kept;
            case KEPT -> field.name().equals("cas_ReferringOrganisation") && kept.isEmpty() ? one(file.sender()) : kept;
        };
    }

    private static boolean isCorrected(ExportedCaseFile file, HtcdsField field) {
        return file.corrected().contains(field.home().corrected());
    }

    /// @param kinds one of these is exported, the most informative first
    private static List<String> identifier(CaseFileView.PersonView person, IdentifierKind... kinds) {
        List<PersonIdentifier> known = person == null ? List.of() : person.identifiers();
        return Arrays.stream(kinds).flatMap(kind -> known.stream().filter(i -> i.kind() == kind))
                .map(PersonIdentifier::value).limit(1).toList();
    }

    private static List<String> one(String value) {
        return value == null || value.isBlank() ? List.of() : List.of(value);
    }

    private static List<String> nationality(CaseFileView.PersonView person, List<String> kept) {
        String known = person == null ? null : person.nationality();
        return known == null || kept.contains(known) ? kept : one(known);
    }

    private List<String> languages(CaseFileView.PersonView person, HtcdsField field, List<String> kept) {
        List<String> spoken = person == null ? List.of() : person.languages();
        if (!kept.isEmpty() && (spoken.isEmpty() || spoken.contains(standard.lists().tag(kept.getFirst())))) {
            return kept;
        }
        int place = field.name().equals("prs_PrimaryLanguage") ? 0 : 1;
        return place < spoken.size() ? standard.lists().code(spoken.get(place)).map(List::of).orElse(List.of()) : List.of();
    }

    private static List<String> consent(ExportedCaseFile file, List<String> kept) {
        if (file.stage() == CaseFileStage.NOTIFIED_ONLY) {
            return List.of("FALSE");
        }
        return file.ageGroup() == AgeGroup.ADULT ? List.of("TRUE") : kept;
    }

    private static List<String> status(ExportedCaseFile file, List<String> kept) {
        String now = CodeMapping.status(file.stage());
        boolean same = !kept.isEmpty() && kept.stream().anyMatch(CodeMapping.CLOSED::contains) == CodeMapping.CLOSED.contains(now);
        return same ? kept : List.of(now);
    }

    private static List<String> found(ExportedCaseFile file, List<String> kept) {
        Optional<String> here = CodeMapping.found(file.stage());
        if (here.isPresent()) {
            return List.of(here.get());
        }
        boolean open = file.stage() != CaseFileStage.NOTIFIED_ONLY;
        return kept.isEmpty() && open ? List.of("PossibleVictimOfTrafficking") : kept;
    }

    private LocalDate referredOn(ExportedCaseFile file) {
        ZoneId zone = countries.ofRegion(file.region()).map(Country::zone).orElse(ZoneId.of("UTC"));
        return LocalDate.ofInstant(file.referredAt(), zone);
    }

    private List<String> others(Map<String, Object> attributes) {
        try {
            Object others = attributes.get(CaseFilesFromRows.OTHERS);
            return others == null ? List.of() : List.of(json.writeValueAsString(others));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is kept beside can't be written", e);
        }
    }

    private static Map<String, List<String>> kept(Map<String, Object> attributes) {
        Map<String, List<String>> kept = new HashMap<>();
        attributes.forEach((field, value) -> {
            if (value instanceof List<?> several) {
                kept.put(field, new ArrayList<>(several.stream().map(String::valueOf).toList()));
            } else if (value != null && !field.equals(CaseFilesFromRows.OTHERS)) {
                kept.put(field, List.of(String.valueOf(value)));
            }
        });
        return kept;
    }
}
