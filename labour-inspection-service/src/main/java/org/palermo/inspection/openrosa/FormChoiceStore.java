package org.palermo.inspection.openrosa;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.text.Digests;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// The choices of people for fields of waiting forms.
@ApplicationScoped
class FormChoiceStore {
    private static final Query<Row> OF_FORM = Query.of(Row.class,
            "select field, take, seen from form_choice where submission = $1 order by chosen_at, field limit 1000");
    private static final Change CHOOSE = Change.of("""
            insert into form_choice (submission, field, take, seen, chosen_by, chosen_at) values ($1, $2, $3, $4, $5, $6)
            on conflict (submission, field) do update
                   set take = excluded.take, seen = excluded.seen, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at
            """);

    private final Digests digests;
    private final TransactionTime time;

    FormChoiceStore(Digests digests, TransactionTime time) {
        this.digests = digests;
        this.time = time;
    }

    /// @param seen digest of the values that she saw
    @RegisterForReflection
    private record Row(String field, FormTake take, byte[] seen) {
        ChooseField choice() {
            return new ChooseField(field, take);
        }
    }

    /// What a person saw when she chose.
    @RegisterForReflection
    private record Seen(UUID submission, String field, FormView.Value standing, FormView.Value other) {}

    /// All choices, also for values that have changed since.
    Uni<List<ChooseField>> ofForm(UUID submission) {
        return OF_FORM.list(submission).map(rows -> rows.stream().map(Row::choice).toList());
    }

    /// The choices for the current values. A choice for a value that has changed since does not count.
    Uni<List<ChooseField>> ofForm(UUID submission, FormComparison comparison) {
        return OF_FORM.list(submission).map(rows -> rows.stream()
                .filter(row -> comparison.open(row.field).filter(field -> Arrays.equals(row.seen, seen(submission, field))).isPresent())
                .map(Row::choice).toList());
    }

    /// A later choice for a field replaces the earlier one.
    ///
    /// @param comparison in which each of the fields is open
    Uni<Void> choose(Actor actor, UUID submission, FormComparison comparison, List<ChooseField> choices) {
        return Multi.createFrom().iterable(choices).onItem().transformToUniAndConcatenate(choice ->
                CHOOSE.execute(submission, choice.field(), choice.take(), seen(submission, comparison.open(choice.field()).orElseThrow()),
                        actor.subject(), time.now())).collect().last().replaceWithVoid();
    }

    private byte[] seen(UUID submission, FormComparison.Field field) {
        return digests.of(new Seen(submission, field.name(), field.first(), field.other()));
    }
}
