package org.palermo.systemtest.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.palermo.systemtest.phone.Desk.Planned;
import org.palermo.systemtest.phone.OpenRosaPhone.Form;
import org.palermo.systemtest.phone.RecordedVisit.Finding;
import org.palermo.systemtest.phone.RecordedVisit.Taken;

/// The day of an inspector as she records it in ODK Collect: a form for each visit.
final class OpenRosaDay {

    private static final int FINDINGS = 4;
    private static final DateTimeFormatter STARTED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

    private final FieldInspector inspector;
    private final OpenRosaPhone phone;
    private final Form form;
    private final List<RecordedVisit> recorded = new ArrayList<>();

    OpenRosaDay(FieldInspector inspector, OpenRosaPhone phone) {
        this.inspector = inspector;
        this.phone = phone;
        this.form = phone.form();
    }

    OpenRosaPhone phone() {
        return phone;
    }

    Form form() {
        return form;
    }

    List<RecordedVisit> recorded() {
        return recorded;
    }

    /// How Collect shows a workplace of the list.
    static String label(Planned planned) {
        return planned.workplace().get("name").asText() + " (" + planned.workplace().get("reference").asText() + ")";
    }

    /// Fills in a form with a photograph of the place and one of each finding, and sends it.
    void visit(String workplace) {
        var startedAt = Instant.now().minus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        var visit = new RecordedVisit(UUID.randomUUID(), workplace, inspector.subject(), startedAt);
        recorded.add(visit);
        for (int i = 1; i <= FINDINGS; i++) {
            var note = "Sie essen & schlafen <hier>, " + random();
            visit.find(new Finding(null, i == 2 ? "CHILD" : "ADULT", i, List.of("EX01", "EX02"), note));
        }
        visit.photograph(Photograph.small(phone.random(), random() + ".jpg"), null);
        for (int i = 0; i < FINDINGS; i++) {
            visit.photographOf(Photograph.small(phone.random(), random() + ".jpg"), i);
        }
        assertEquals(201, phone.send(xml(visit), photographs(visit)));
    }

    private String random() {
        return Long.toHexString(phone.random().nextLong());
    }

    static List<Photograph> photographs(RecordedVisit visit) {
        return visit.photographs().stream().map(Taken::photograph).toList();
    }

    /// The XML of a filled form, as Collect writes it.
    String xml(RecordedVisit visit) {
        var started = STARTED.format(OffsetDateTime.ofInstant(visit.startedAt(), ZoneOffset.ofHours(2)));
        var photographs = photographs(visit);
        var findings = new StringBuilder();
        for (int i = 0; i < visit.findings().size(); i++) {
            findings.append(xml(visit.findings().get(i), i + 1 < photographs.size() ? photographs.get(i + 1).name() : ""));
        }
        return """
                <?xml version='1.0' ?><data id="%s" version="%s" xmlns:orx="http://openrosa.org/xforms" \
                xmlns:jr="http://openrosa.org/javarosa">\
                <workplace>%s</workplace><kind>PLANNED</kind><started>%s</started><household_access/><photo>%s</photo>%s\
                <orx:meta><orx:instanceID>uuid:%s</orx:instanceID></orx:meta></data>""".formatted(form.id(), form.version(),
                visit.workplace(), started, photographs.isEmpty() ? "" : photographs.getFirst().name(), findings, visit.id());
    }

    private static String xml(Finding finding, String photograph) {
        var note = finding.note().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return """
                <finding><subject>%s</subject><workers>%d</workers><dr/><cr/><vr/><ex>%s</ex><cd/><vd/><note>%s</note>\
                <photo>%s</photo></finding>""".formatted(finding.subject(), finding.workers(), String.join(" ", finding.indicators()), note,
                photograph);
    }
}
