package org.palermo.inspection.openrosa;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// A person settles a waiting form, as a whole or field by field. Both forms are kept, whatever she chooses.
@Tag(name = "Phones", description = "Phones of inspectors that work with ODK Collect, and the forms that they sent.")
@Path("/api/inspection/v1/form-submissions/{id}")
@Authenticated
@ApplicationScoped
public class FormChoices {
    private static final String KIND = "form_submission";
    private static final String OWN = "forms of the caller's own phones; chief inspector: forms of the inspectorate";

    private final FormSettling settling;
    private final FormStore store;
    private final FormChoiceStore choices;
    private final FormComparing comparing;
    private final VisitScope visits;
    private final CurrentOperation operation;

    FormChoices(FormSettling settling, FormStore store, FormChoiceStore choices, FormComparing comparing, VisitScope visits,
            CurrentOperation operation) {
        this.settling = settling;
        this.store = store;
        this.choices = choices;
        this.comparing = comparing;
        this.visits = visits;
        this.operation = operation;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a field for which nobody can choose; 404; 409 when the form does
    ///     not wait, what one of the two said was erased, or the caller has a conflict of interest with the workplace of the visit
    @POST
    @Path("/choices")
    @Operation(operationId = "chooseFormField", summary = "Choose the value of one field of a waiting form",
            description = "`STANDING` keeps the value of the visit, `OTHER` takes the value of this form. The choice takes effect when "
                    + "you settle the form with `FIELDS`; until then you can change it. A field that is not `open` gets 400.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<FormView> choose(UUID id, @Valid @NotNull ChooseField command) {
        Actor actor = operation.caller();
        return waiting(actor, id)
                .call(row -> compared(actor, row).invoke(comparison -> require(comparison, command, "field"))
                        .flatMap(comparison -> choices.choose(actor, id, comparison, List.of(command))))
                .chain(() -> shown(actor, id, "CHOOSE"));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a field for which nobody can choose, and without a reason; 404; 409 when
    ///     it does not wait, a field has no choice, what one of the two said was erased, or the caller has a conflict of interest with the
    ///     workplace of the visit
    @POST
    @Path("/settle")
    @Operation(operationId = "settleFormSubmission",
            summary = "Settle a waiting form: keep only the first form, keep both, or choose field by field",
            description = "`BOTH` adds the findings of this form to the visit, except those that the first form has too; the time and the "
                    + "place of the visit do not change. `FIELDS` gives each field the value that was chosen for it, here or with "
                    + "`chooseFormField`. A value from this form becomes a correction of the visit or the finding, which keeps the "
                    + "earlier value; a finding that only this form has is recorded. Each open field needs a choice (409 "
                    + "`form:undecided`), and a value from this form needs a reason (400). Both forms are kept. A form that does not wait "
                    + "gets 409.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<FormView> settle(UUID id, @Valid @NotNull SettleForm command) {
        Actor actor = operation.caller();
        if (command.outcome() != FormOutcome.FIELDS && !command.chosen().isEmpty()) {
            throw Problems.invalid("choices", "must be left out unless outcome is FIELDS");
        }
        return waiting(actor, id)
                .invoke(row -> requireFindings(row, command.outcome()))
                .flatMap(row -> command.outcome() == FormOutcome.FIELDS ? byField(actor, row, command) : settling.whole(actor, row,
                        command.outcome()))
                .chain(() -> shown(actor, id, "SETTLE"));
    }

    private static void requireFindings(FormStore.Row row, FormOutcome outcome) {
        if (outcome == FormOutcome.BOTH && !row.waitsFor().hasFindings()) {
            throw Problems.invalid("outcome", "must be FIRST or FIELDS, because it has no findings");
        }
    }

    private Uni<Void> byField(Actor actor, FormStore.Row row, SettleForm command) {
        return compared(actor, row)
                .invoke(comparison -> {
                    for (int i = 0; i < command.chosen().size(); i++) {
                        require(comparison, command.chosen().get(i), "choices[" + i + "].field");
                    }
                })
                .call(comparison -> choices.choose(actor, row.id(), comparison, command.chosen()))
                .flatMap(comparison -> choices.ofForm(row.id(), comparison)
                        .invoke(chosen -> requireAll(comparison, chosen, command.reason()))
                        .flatMap(chosen -> settling.byField(actor, row, comparison, FormFieldsTaken.taken(chosen), command.reason())));
    }

    private static void require(FormComparison comparison, ChooseField choice, String field) {
        if (comparison.open(choice.field()).isEmpty()) {
            throw Problems.invalid(field, "must be the name of an open field in which this form differs from the visit");
        }
    }

    private static void requireAll(FormComparison comparison, List<ChooseField> chosen, String reason) {
        Set<String> names = chosen.stream().map(ChooseField::field).collect(Collectors.toSet());
        if (comparison.fields().stream().anyMatch(field -> field.open() && !names.contains(field.name()))) {
            throw Problems.conflict("form", "undecided", "One of the fields has no choice yet.");
        }
        if ((reason == null || reason.isBlank()) && FormFieldsTaken.taken(chosen).stream().anyMatch(name ->
                comparison.open(name).isPresent())) {
            throw Problems.invalid("reason", "must be given if a value of this form is taken");
        }
    }

    /// The form, after others that choose for forms of the same visit. Who has a conflict of interest leaves it to a colleague: it waits.
    private Uni<FormStore.Row> waiting(Actor actor, UUID id) {
        return store.find(actor, id).map(found -> found.orElseThrow(Problems::notFound))
                .call(row -> visits.requireToWrite(row.knownVisit(), actor))
                .call(row -> store.aloneWithForms(row.visit()))
                .chain(() -> store.find(actor, id)).map(found -> found.orElseThrow(Problems::notFound))
                .invoke(row -> {
                    if (row.state() != FormState.WAITING) {
                        throw FormSettling.settled();
                    }
                });
    }

    private Uni<FormComparison> compared(Actor actor, FormStore.Row row) {
        return comparing.compare(actor, row).map(comparison -> comparison.orElseThrow(FormSettling::erased));
    }

    private Uni<FormView> shown(Actor actor, UUID id, String action) {
        return store.find(actor, id).map(found -> found.orElseThrow(Problems::notFound))
                .call(() -> operation.record(actor, action, KIND, id))
                .flatMap(row -> comparing.view(actor, row, "en"));
    }
}
