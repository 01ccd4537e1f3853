package org.palermo.inspection.openrosa;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.stream.XMLStreamConstants;
import org.palermo.inspection.indicator.Subject;
import org.palermo.inspection.violation.RecordViolation;
import org.palermo.inspection.visit.ConsentForm;
import org.palermo.inspection.visit.HouseholdAccess;
import org.palermo.inspection.visit.HouseholdEntry;
import org.palermo.inspection.visit.VisitKind;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.workbook.FileDefect;
import org.palermo.kernel.workbook.Xml;

/// Reads the XML of a filled form. A document type is refused, depth and names are limited by {@link Xml}, and what the form does not
/// have is refused rather than passed over: nothing that an inspector filled in gets lost unseen.
public final class FormReader {
    private static final String FILE = "xml_submission_file";
    private static final String META = "meta";
    private static final int MOST_FINDINGS = 100;
    private static final int LONGEST_VALUE = 20_000;
    private static final int DEEPEST = 4;

    private final Map<String, String> visit = new HashMap<>();
    private final List<Map<String, String>> findings = new ArrayList<>();

    private FormReader() {}

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the field that is wrong
    public static FilledForm read(byte[] bytes) {
        FormReader reader = new FormReader();
        try (Xml xml = Xml.read(new ByteArrayInputStream(bytes))) {
            reader.all(xml);
        } catch (FileDefect defect) {
            throw unreadable(defect.kind());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reader.form();
    }

    public static RuntimeException unreadable(FileDefect.Kind kind) {
        return switch (kind) {
            case DOCUMENT_TYPE -> Problems.invalid(FILE, "must have no document type");
            case TOO_LARGE -> Problems.invalid(FILE, "must be smaller");
            default -> Problems.invalid(FILE, "must be XML");
        };
    }

    private void all(Xml xml) {
        Deque<String> path = new ArrayDeque<>();
        StringBuilder value = new StringBuilder();
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                begin(xml, path);
                value.setLength(0);
            } else if (Xml.isText(event) && value.length() < LONGEST_VALUE) {
                value.append(xml.text());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                end(path, value.toString().strip());
                value.setLength(0);
            }
        }
    }

    private void begin(Xml xml, Deque<String> path) {
        path.addLast(xml.name());
        if (path.size() > DEEPEST) {
            throw unknown();
        }
        if (path.size() == 1 && !FormFields.FORM.equals(xml.attribute("id"))) {
            throw Problems.invalid("id", "must be the id of a form of the list");
        }
        if (path.size() == 2 && xml.name().equals(FormFields.FINDING)) {
            findings.add(new HashMap<>());
            if (findings.size() > MOST_FINDINGS) {
                throw Problems.invalid(FormFields.FINDING, "must appear at most 100 times");
            }
        }
    }

    private void end(Deque<String> path, String value) {
        List<String> at = List.copyOf(path);
        path.removeLast();
        if (value.isEmpty() || at.size() == 1) {
            return;
        }
        if (value.length() >= LONGEST_VALUE) {
            throw Problems.invalid(at.getLast(), "must be shorter");
        }
        String field = at.getLast();
        switch (String.join("/", at.subList(1, at.size() - 1))) {
            case "" -> put(visit, field, isOfVisit(field), value);
            case META -> put(visit, META + "." + field, true, value);
            case FormFields.ENTRY -> put(visit, field, FormFields.ENTRY_FIELDS.contains(field), value);
            case FormFields.FINDING -> put(findings.getLast(), field, isOfFinding(field), value);
            case FormFields.FINDING + "/" + FormFields.LAW -> put(findings.getLast(), field, FormFields.LAW_FIELDS.contains(field), value);
            default -> throw unknown();
        }
    }

    private static void put(Map<String, String> into, String field, boolean known, String value) {
        if (!known) {
            throw unknown();
        }
        into.put(field, value);
    }

    private static boolean isOfVisit(String field) {
        return List.of(FormFields.WORKPLACE, FormFields.COUNTRY, FormFields.KIND, FormFields.STARTED, FormFields.ACCESS, FormFields.PHOTO)
                .contains(field);
    }

    private static boolean isOfFinding(String field) {
        return List.of(FormFields.SUBJECT, FormFields.WORKERS, FormFields.NOTE, FormFields.PHOTO).contains(field)
                || FormFields.INDICATORS.containsValue(field);
    }

    private static RuntimeException unknown() {
        return Problems.invalid(FILE, "must have only the fields of the form. Get the form again");
    }

    private FilledForm form() {
        String instance = visit.get("meta.instanceID");
        if (instance == null || instance.length() > 200) {
            throw Problems.invalid("instanceID", "must be given, with at most 200 characters");
        }
        String deprecated = visit.get("meta.deprecatedID");
        if (deprecated != null && deprecated.length() > 200) {
            throw Problems.invalid("deprecatedID", "must have at most 200 characters");
        }
        VisitKind kind = choice(VisitKind.class, FormFields.KIND, visit);
        if (kind == null || kind == VisitKind.COMPLAINT) {
            throw Problems.invalid(FormFields.KIND, "must be PLANNED or FOLLOW_UP");
        }
        List<Map<String, String>> said = findings.stream().filter(finding -> !filled(finding).isEmpty()).toList();
        return new FilledForm(instance, deprecated, workplace(), kind, started(), choice(HouseholdAccess.class, FormFields.ACCESS, visit),
                entry(), said.stream().map(FormReader::filled).toList(), photographs(said));
    }

    private static Map<String, Integer> photographs(List<Map<String, String>> said) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i).containsKey(FormFields.PHOTO)) {
                places.putIfAbsent(said.get(i).get(FormFields.PHOTO), i);
            }
        }
        return Map.copyOf(places);
    }

    private UUID workplace() {
        try {
            return UUID.fromString(visit.getOrDefault(FormFields.WORKPLACE, ""));
        } catch (IllegalArgumentException notAnId) {
            throw Problems.invalid(FormFields.WORKPLACE, "must be a workplace of the list");
        }
    }

    private Instant started() {
        try {
            return OffsetDateTime.parse(visit.getOrDefault(FormFields.STARTED, "")).toInstant();
        } catch (DateTimeParseException notATime) {
            throw Problems.invalid(FormFields.STARTED, "must be a date and a time with its offset from UTC");
        }
    }

    private static FilledForm.FilledFinding filled(Map<String, String> said) {
        List<String> codes = FormFields.INDICATORS.values().stream().sorted()
                .flatMap(field -> Arrays.stream(said.getOrDefault(field, "").split("\\s+")))
                .filter(code -> !code.isEmpty()).toList();
        return new FilledForm.FilledFinding(choice(Subject.class, FormFields.SUBJECT, said), number(FormFields.WORKERS, said), codes,
                said.get(FormFields.NOTE), violations(said));
    }

    /// One day and one number of workers for all violations of a finding; those of the finding when no number was filled in.
    private static List<RecordViolation> violations(Map<String, String> said) {
        List<String> codes = Arrays.stream(said.getOrDefault(FormFields.VIOLATIONS, "").split("\\s+"))
                .filter(code -> !code.isEmpty()).distinct().toList();
        if (codes.isEmpty()) {
            return List.of();
        }
        LocalDate actedOn = date(FormFields.ACTED, said);
        if (actedOn == null || codes.stream().anyMatch(code -> !code.matches(RecordViolation.CODE))) {
            throw Problems.invalid(actedOn == null ? FormFields.ACTED : FormFields.VIOLATIONS,
                    actedOn == null ? "must be given" : "must be choices of the form");
        }
        Integer affected = number(said.containsKey(FormFields.AFFECTED) ? FormFields.AFFECTED : FormFields.WORKERS, said);
        return codes.stream().map(code -> new RecordViolation(code, actedOn, affected)).toList();
    }

    private HouseholdEntry entry() {
        return FormFields.ENTRY_FIELDS.stream().noneMatch(visit::containsKey) ? null : new HouseholdEntry(visit.get(FormFields.CONSENT_BY),
                choice(ConsentForm.class, FormFields.CONSENT_FORM, visit), visit.get(FormFields.WARRANT_NUMBER),
                visit.get(FormFields.WARRANT_COURT), date(FormFields.WARRANT_ISSUED, visit), visit.get(FormFields.WARRANT_SCOPE));
    }

    private static LocalDate date(String field, Map<String, String> said) {
        try {
            return said.get(field) == null ? null : LocalDate.parse(said.get(field));
        } catch (DateTimeParseException notADay) {
            throw Problems.invalid(field, "must be a day");
        }
    }

    private static Integer number(String field, Map<String, String> said) {
        try {
            return said.get(field) == null ? null : Integer.valueOf(said.get(field));
        } catch (NumberFormatException notANumber) {
            throw Problems.invalid(field, "must be a whole number");
        }
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String field, Map<String, String> said) {
        try {
            return said.get(field) == null ? null : Enum.valueOf(type, said.get(field));
        } catch (IllegalArgumentException unknown) {
            throw Problems.invalid(field, "must be a choice of the form");
        }
    }
}
