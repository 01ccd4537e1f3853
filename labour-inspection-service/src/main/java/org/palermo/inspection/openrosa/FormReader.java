package org.palermo.inspection.openrosa;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
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
import org.palermo.inspection.visit.HouseholdAccess;
import org.palermo.inspection.visit.VisitKind;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.workbook.FileDefect;
import org.palermo.kernel.workbook.Xml;

/// Reads the XML of a filled form. A document type is refused, depth and names are limited by {@link Xml}, and what the form does not
/// have is refused rather than passed over: nothing that an inspector filled in gets lost unseen.
final class FormReader {
    private static final String FILE = "xml_submission_file";
    private static final int MOST_FINDINGS = 100;
    private static final int LONGEST_VALUE = 20_000;
    private static final int DEEPEST = 3;

    private final Map<String, String> visit = new HashMap<>();
    private final List<Map<String, String>> findings = new ArrayList<>();

    private FormReader() {}

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the field that is wrong
    static FilledForm read(byte[] bytes) {
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

    static RuntimeException unreadable(FileDefect.Kind kind) {
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
                throw Problems.invalid(FormFields.FINDING, "must stand there at most 100 times");
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
        boolean first = at.size() == 2 || at.get(1).equals("meta");
        if (at.size() == 2 && !known(at.get(1)) || at.size() == 3 && !first && !at.get(1).equals(FormFields.FINDING)) {
            throw unknown();
        }
        Map<String, String> into = first ? visit : findings.getLast();
        if (!first && !finding(at.getLast())) {
            throw unknown();
        }
        into.put(first && at.size() == 3 ? "meta." + at.getLast() : at.getLast(), value);
    }

    private static boolean known(String field) {
        return List.of(FormFields.WORKPLACE, FormFields.KIND, FormFields.STARTED, FormFields.ACCESS, FormFields.PHOTO).contains(field);
    }

    private static boolean finding(String field) {
        return List.of(FormFields.SUBJECT, FormFields.WORKERS, FormFields.NOTE, FormFields.PHOTO).contains(field) || FormFields.INDICATORS.containsValue(field);
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
        return new FilledForm(instance, deprecated, workplace(), kind, started(), choice(HouseholdAccess.class, FormFields.ACCESS, visit),
                findings.stream().map(FormReader::filled).filter(finding -> !finding.isEmpty()).toList());
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
        List<String> codes = FormFields.INDICATORS.values().stream().sorted().flatMap(field -> Arrays.stream(said.getOrDefault(field, "").split("\\s+")))
                .filter(code -> !code.isEmpty()).toList();
        return new FilledForm.FilledFinding(choice(Subject.class, FormFields.SUBJECT, said), workers(said.get(FormFields.WORKERS)), codes, said.get(FormFields.NOTE));
    }

    private static Integer workers(String written) {
        try {
            return written == null ? null : Integer.valueOf(written);
        } catch (NumberFormatException notANumber) {
            throw Problems.invalid(FormFields.WORKERS, "must be a whole number");
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
