package org.palermo.inspection.visit.record;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.palermo.inspection.visit.HouseholdAccess;
import org.palermo.inspection.visit.HouseholdEntry;
import org.palermo.inspection.visit.Visit;
import org.palermo.inspection.visit.VisitCompanions;
import org.palermo.inspection.visit.VisitDocuments;
import org.palermo.inspection.visit.VisitEntry;
import org.palermo.inspection.visit.VisitPart;

/// The record of one visit, read from its entries. The latest entry of each part and key is the current one.
class VisitRecord {
    /// Between the checklist and the code of the question in the key of an answer; in neither of them.
    static final String SEPARATOR = "/";

    private final Visit visit;
    private final List<VisitEntry> entries;
    private final Map<Place, VisitEntry> latest = new LinkedHashMap<>();

    private record Place(VisitPart part, String key) {}

    /// @param workers how many spoke
    @RegisterForReflection
    record Interview(int workers, boolean alone, String language, Interpretation interpretation) {}

    VisitRecord(Visit visit, List<VisitEntry> entries) {
        this.visit = visit;
        this.entries = entries;
        entries.forEach(entry -> latest.put(new Place(entry.part(), entry.key()), entry));
    }

    static String key(String checklist, String question) {
        return checklist + SEPARATOR + question;
    }

    Optional<VisitEntry> last(VisitPart part, String key) {
        return Optional.ofNullable(latest.get(new Place(part, key)));
    }

    /// What other people answered than the answer that counts: the last answer of each of them, since somebody chose. Oldest first.
    List<VisitEntry> otherAnswers(String key) {
        VisitEntry counts = latest.get(new Place(VisitPart.ANSWER, key));
        Map<String, VisitEntry> lastOfEach = new LinkedHashMap<>();
        for (VisitEntry entry : entries) {
            if (entry.part() == VisitPart.ANSWER && entry.key().equals(key)) {
                if (entry.correction()) {
                    lastOfEach.clear();
                }
                lastOfEach.remove(entry.by());
                lastOfEach.put(entry.by(), entry);
            }
        }
        return lastOfEach.values().stream()
                .filter(one -> !one.by().equals(counts.by()) && !Objects.equals(one.text(), counts.text())).toList();
    }

    /// Whether an answer can be corrected: after the visit is closed, and before that when two people answered differently.
    boolean isCorrectable(String key) {
        return isClosed() || !otherAnswers(key).isEmpty();
    }

    boolean isClosed() {
        return last(VisitPart.CLOSED, "").isPresent();
    }

    int interviews() {
        return (int) latest.keySet().stream().filter(place -> place.part() == VisitPart.INTERVIEW).count();
    }

    Instant startedAt() {
        return text(VisitPart.START).map(Instant::parse).orElse(visit.startedAt());
    }

    /// The current ground; null for a workplace that is not a household.
    HouseholdAccess householdAccess() {
        return text(VisitPart.HOUSEHOLD_ACCESS).map(HouseholdAccess::valueOf).orElse(visit.householdAccess());
    }

    /// Null while the visit is open.
    Instant endedAt() {
        return text(VisitPart.END).map(Instant::parse).orElse(null);
    }

    /// When the consent was withdrawn; null when it was not.
    Instant withdrawnAt() {
        return text(VisitPart.CONSENT_WITHDRAWN).map(Instant::parse).orElse(null);
    }

    /// Who was there besides the inspector; null until somebody says so.
    VisitCompanions present(VisitDocuments documents) {
        return text(VisitPart.COMPANIONS).map(said -> documents.read(said, VisitCompanions.class)).orElse(null);
    }

    VisitRecordView view(VisitDocuments documents) {
        return view(documents, null, null, null);
    }

    /// @param wording puts answers into words too; null to leave the words out
    /// @param workplaceName null to leave it out
    /// @param moves null to leave them out
    VisitRecordView view(VisitDocuments documents, AnswerWording wording, String workplaceName, List<VisitMoveView> moves) {
        Optional<VisitEntry> closing = last(VisitPart.CLOSED, "");
        return new VisitRecordView(visit.knownAs(), visit.workplace(), workplaceName, startedAt(), endedAt(),
                closing.isPresent(), closing.map(VisitEntry::by).orElse(null), closing.map(VisitEntry::at).orElse(null),
                text(VisitPart.WORKERS_PRESENT).map(Integer::valueOf).orElse(null), text(VisitPart.SUMMARY).orElse(null),
                householdAccess(), householdEntry(documents),
                withdrawnAt(), VisitRecordView.PresentView.of(present(documents)), interviews(documents), answers(wording),
                otherAnswers(wording), corrections(documents, wording), moves);
    }

    /// Null when it belongs to another ground than the current one: a form of an earlier release says only the ground.
    HouseholdEntry householdEntry(VisitDocuments documents) {
        return text(VisitPart.HOUSEHOLD_ENTRY).map(written -> documents.read(written, HouseholdEntry.class))
                .filter(entry -> entry.isFor(householdAccess())).orElse(null);
    }

    private Optional<String> text(VisitPart part) {
        return last(part, "").map(VisitEntry::text);
    }

    private List<VisitRecordView.InterviewView> interviews(VisitDocuments documents) {
        List<VisitRecordView.InterviewView> views = new ArrayList<>();
        for (VisitEntry entry : latest.values()) {
            if (entry.part() == VisitPart.INTERVIEW && entry.text() != null) {
                Interview said = documents.read(entry.text(), Interview.class);
                views.add(new VisitRecordView.InterviewView(Integer.parseInt(entry.key()), said.workers(), said.alone(), said.language(),
                        said.interpretation(),
                        last(VisitPart.INTERVIEW_NOTE, entry.key()).map(VisitEntry::text).orElse(null), entry.by(), entry.at()));
            }
        }
        return views;
    }

    private List<VisitRecordView.AnswerView> answers(AnswerWording wording) {
        return latest.values().stream().filter(entry -> entry.part() == VisitPart.ANSWER)
                .map(entry -> new VisitRecordView.AnswerView(checklist(entry), question(entry), entry.text(),
                        wording == null ? null : wording.type(checklist(entry), question(entry)),
                        wording == null ? null : wording.of(checklist(entry), question(entry), entry.text()),
                        isCorrectable(entry.key()), entry.by(), entry.at()))
                .toList();
    }

    private List<VisitRecordView.OtherAnswerView> otherAnswers(AnswerWording wording) {
        return latest.values().stream().filter(entry -> entry.part() == VisitPart.ANSWER)
                .flatMap(entry -> otherAnswers(entry.key()).stream())
                .map(entry -> new VisitRecordView.OtherAnswerView(checklist(entry), question(entry), entry.text(),
                        wording == null ? null : wording.of(checklist(entry), question(entry), entry.text()), entry.by(), entry.at()))
                .toList();
    }

    private List<VisitRecordView.CorrectionView> corrections(VisitDocuments documents, AnswerWording wording) {
        Map<Place, VisitEntry> before = new LinkedHashMap<>();
        before.put(new Place(VisitPart.START, ""), new VisitEntry(VisitPart.START, "", visit.startedAt().toString(), false, null,
                visit.recordedBy(), visit.recordedAt()));
        if (visit.householdAccess() != null) {
            before.put(new Place(VisitPart.HOUSEHOLD_ACCESS, ""),
                    new VisitEntry(VisitPart.HOUSEHOLD_ACCESS, "", visit.householdAccess().name(), false, null, visit.recordedBy(),
                            visit.recordedAt()));
        }
        List<VisitRecordView.CorrectionView> corrections = new ArrayList<>();
        for (VisitEntry entry : entries) {
            VisitEntry stood = before.put(new Place(entry.part(), entry.key()), entry);
            if (entry.correction()) {
                corrections.add(correction(entry, stood, documents, wording));
            }
        }
        return corrections;
    }

    private static VisitRecordView.CorrectionView correction(VisitEntry entry, VisitEntry stood, VisitDocuments documents,
            AnswerWording wording) {
        boolean answer = entry.part() == VisitPart.ANSWER;
        boolean interview = entry.part() == VisitPart.INTERVIEW || entry.part() == VisitPart.INTERVIEW_NOTE;
        CorrectedValues after = CorrectedValues.of(entry, documents);
        return new VisitRecordView.CorrectionView(CorrectedPart.valueOf(entry.part().name()), answer ? checklist(entry) : null, answer
                ? question(entry) : null,
                interview ? Integer.valueOf(entry.key()) : null, stood == null || isDocument(entry) ? null : stood.text(),
                CorrectedValues.of(stood, documents), stood == null ? null : stood.by(),
                stood == null ? null : stood.at(), isDocument(entry) ? null : entry.text(), after,
                wording == null || after != null ? null : words(entry, stood, wording), entry.reason(), entry.by(), entry.at());
    }

    private static VisitRecordView.CorrectionWords words(VisitEntry entry, VisitEntry stood, AnswerWording wording) {
        String before = stood == null ? null : stood.text();
        return entry.part() != VisitPart.ANSWER ? new VisitRecordView.CorrectionWords(null, before, entry.text())
                : new VisitRecordView.CorrectionWords(wording.of(checklist(entry), question(entry), null).question(),
                        wording.of(checklist(entry), question(entry), before).value(),
                        wording.of(checklist(entry), question(entry), entry.text()).value());
    }

    private static boolean isDocument(VisitEntry entry) {
        return entry.part() == VisitPart.HOUSEHOLD_ENTRY || entry.part() == VisitPart.INTERVIEW || entry.part() == VisitPart.COMPANIONS;
    }

    private static String checklist(VisitEntry answer) {
        return answer.key().substring(0, answer.key().indexOf(SEPARATOR));
    }

    private static String question(VisitEntry answer) {
        return answer.key().substring(answer.key().indexOf(SEPARATOR) + 1);
    }
}
