package org.palermo.inspection.openrosa;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.palermo.inspection.finding.FindingRevision;
import org.palermo.inspection.finding.Findings;
import org.palermo.inspection.finding.RecordFinding;
import org.palermo.inspection.finding.StandingFindings;
import org.palermo.kernel.identity.Actor;

/// The findings that were recorded from a form.
@ApplicationScoped
public class FormFindings {
    private final Findings findings;
    private final FindingRevision revision;
    private final StandingFindings standing;
    private final FormViolations law;

    FormFindings(Findings findings, FindingRevision revision, StandingFindings standing, FormViolations law) {
        this.findings = findings;
        this.revision = revision;
        this.standing = standing;
        this.law = law;
    }

    /// Records all findings of a form that can't be changed any more, but for the violations and texts that can't be recorded so.
    ///
    /// @param visit the id by which the inspectorate knows it
    /// @param country of the workplace, ISO 3166-1 alpha-2
    /// @return whether a violation was left out
    Uni<Boolean> recordInQuestion(Actor actor, UUID visit, String country, FilledForm form) {
        List<FilledForm.FilledFinding> right =
                form.findings().stream().map(finding -> finding.with(law.right(finding, country)).recordable()).toList();
        return Multi.createFrom().range(0, right.size())
                .onItem().transformToUniAndConcatenate(i -> right.get(i).violations().size() == form.findings().get(i).violations().size()
                        ? record(actor, visit, form.instance(), i, right.get(i)).replaceWith(false)
                        : findings.recordInQuestion(actor, visit, command(idOf(form.instance(), i), right.get(i))).replaceWith(true))
                .collect().asList().map(left -> left.contains(true));
    }

    /// Records findings of a form, in their order.
    ///
    /// @param visit the id by which the inspectorate knows it
    /// @param from the name of the form
    Uni<Void> record(Actor actor, UUID visit, String from, List<FilledForm.FilledFinding> filled) {
        return Multi.createFrom().range(0, filled.size())
                .onItem().transformToUniAndConcatenate(i -> record(actor, visit, from, i, filled.get(i)))
                .collect().last().replaceWithVoid();
    }

    /// @param place of the finding in its form
    Uni<Void> record(Actor actor, UUID visit, String from, int place, FilledForm.FilledFinding finding) {
        return findings.record(actor, visit, command(idOf(from, place), finding)).replaceWithVoid();
    }

    /// Checks the findings of a form that is kept, as if they were recorded.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for what no finding may say
    void check(FilledForm form) {
        for (int i = 0; i < form.findings().size(); i++) {
            findings.check(command(idOf(form.instance(), i), form.findings().get(i)));
        }
    }

    /// Replaces what a finding says that was recorded from a form.
    ///
    /// @param first the name of the form from which the visit was recorded
    /// @param form from which the words come
    Uni<Void> correct(Actor actor, UUID visit, String first, int place, FilledForm.FilledFinding corrected, UUID form, String reason) {
        return revision.correct(actor, visit, command(idOf(first, place), corrected), form, reason);
    }

    /// The same of a finding that was recorded without a form.
    ///
    /// @param finding the id by which the inspectorate knows it
    Uni<Void> correct(Actor actor, UUID visit, UUID finding, FilledForm.FilledFinding corrected, UUID form, String reason) {
        return revision.correct(actor, visit, command(finding, corrected), form, reason);
    }

    /// What a finding says now; empty once it was erased.
    ///
    /// @param finding the id by which the inspectorate knows it
    Uni<Optional<FilledForm.FilledFinding>> one(Actor actor, UUID finding) {
        return standing.find(actor, finding).map(found -> found.map(FormFindings::filled));
    }

    /// What the findings of a form say now; of one that was erased, what the form said.
    Uni<List<FilledForm.FilledFinding>> standing(Actor actor, FilledForm form) {
        return Multi.createFrom().range(0, form.findings().size())
                .onItem().transformToUniAndConcatenate(i -> standing.find(actor, idOf(form.instance(), i)).map(found -> found
                        .map(FormFindings::filled)
                        .orElse(form.findings().get(i))))
                .collect().in(ArrayList<FilledForm.FilledFinding>::new, List::add).map(List::copyOf);
    }

    /// What all findings of a visit say now.
    ///
    /// @param visit id of the visit's row
    Uni<List<FilledForm.FilledFinding>> standing(Actor actor, UUID visit) {
        return standing.on(actor, visit).map(found -> found.stream().map(FormFindings::filled).toList());
    }

    /// The finding of each photograph of a form, by the name of the file; the id is the one that the inspectorate uses.
    static Map<String, UUID> photographed(FilledForm form) {
        return form.photographs().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, photograph -> idOf(form.instance(), photograph.getValue())));
    }

    /// Whether a finding exists: a form may come again after its findings were erased.
    public Uni<Boolean> stands(Actor actor, UUID finding) {
        return standing.find(actor, finding).map(Optional::isPresent);
    }

    /// What the findings say now that the visit has in addition to those of its form.
    ///
    /// @param visit id of the visit's row
    Uni<List<FilledForm.FilledFinding>> beside(Actor actor, UUID visit, FilledForm form) {
        Set<UUID> ofForm = IntStream.range(0, form.findings().size()).mapToObj(i -> idOf(form.instance(), i)).collect(Collectors.toSet());
        return standing.on(actor, visit).map(found -> found.stream().filter(one -> !ofForm.contains(one.id()))
                .map(FormFindings::filled).toList());
    }

    static FilledForm.FilledFinding filled(RecordFinding now) {
        return new FilledForm.FilledFinding(now.subject(), now.workers(), now.indicators(), now.note(),
                now.violations() == null ? List.of() : now.violations());
    }

    private static RecordFinding command(UUID id, FilledForm.FilledFinding finding) {
        return new RecordFinding(id, finding.subject(), finding.workers(), finding.indicators(), finding.note(), null,
                finding.violations().isEmpty() ? null : finding.violations(), null);
    }

    static UUID derived(String from) {
        return UUID.nameUUIDFromBytes(from.getBytes(StandardCharsets.UTF_8));
    }

    /// Always the same id for the same finding of a form. It begins with the finding's place, so that findings that are recorded at
    /// the same instant are listed in the order of the form.
    private static UUID idOf(String form, int place) {
        UUID derived = derived(form + " " + place);
        return new UUID(derived.getMostSignificantBits() & 0x0000_FFFF_FFFF_FFFFL | (long) place << 48, derived.getLeastSignificantBits());
    }
}
