package org.palermo.referral.casefile.exchange;

import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.common.util.RestMediaType;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.imports.BulkInsert;
import org.palermo.kernel.imports.ImportLine;
import org.palermo.kernel.imports.NdjsonReader;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.imports.RowOutcome;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.kernel.territory.Countries;
import org.palermo.referral.casefile.age.AgeCorrection;
import org.palermo.referral.casefile.age.StatedAge;
import org.palermo.referral.casefile.person.Persons;
import org.palermo.referral.casefile.term.Terms;

/// Imports the case files of an earlier register, with their history and the terms that follow from it.
@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases")
@ApplicationScoped
public class CaseFileImport {
    private static final Query<String> FILES = Query.of(String.class, """
            insert into case_file (id, external_id, reference, country, region, stage, age_group, sex, exploitation, sender,
                                   referred_at, due_on, recovery_least_on, recovery_ends_on, reconsideration_until, closed_at,
                                     suspended_from, suspended_on,
                                   reconsidered_from, disqualified_from, due_days_left, recovery_days_left, reconsideration_days_left,
                                     synthetic, version)
            select r."id", r."externalId", r."reference", r."country", r."region", r."stage", r."ageGroup", r."sex", r."exploitation",
                   r."sender", r."referredAt", r."dueOn", r."recoveryLeastOn", r."recoveryEndsOn", r."reconsiderationUntil", r."closedAt",
                     r."suspendedFrom", r."suspendedOn",
                   r."reconsideredFrom", r."disqualifiedFrom", r."dueDaysLeft", r."recoveryDaysLeft", r."reconsiderationDaysLeft",
                     r."synthetic", 0
              from jsonb_to_recordset(cast(cast($1 as text) as jsonb))
                as r("id" uuid, "externalId" text, "reference" text, "country" text, "region" text, "stage" text, "ageGroup" text,
                     "sex" text, "exploitation" text, "sender" uuid, "referredAt" timestamptz, "dueOn" date, "recoveryLeastOn" date,
                       "recoveryEndsOn" date,
                     "reconsiderationUntil" date, "closedAt" timestamptz, "suspendedFrom" text, "suspendedOn" date, "reconsideredFrom" text,
                     "disqualifiedFrom" text, "dueDaysLeft" integer, "recoveryDaysLeft" integer, "reconsiderationDaysLeft" integer,
                       "synthetic" boolean)
             where cast($2 as timestamptz) is not null
            on conflict (country, external_id) do nothing
            returning external_id
            """);
    private static final Change RECEIPTS = Change.of("""
            insert into referral_receipt (id, reference, sender, taken, received_at)
            select r."id", r."reference", r."sender", case r."stage" when 'NOTIFIED_ONLY' then 'NOTIFIED_ONLY'
              else 'REFERRED' end, r."referredAt"
              from jsonb_to_recordset(cast(cast($1 as text) as jsonb))
                as r("id" uuid, "reference" text, "sender" uuid, "stage" text, "referredAt" timestamptz)
            """);
    private static final Change GUARDIANS = Change.of("""
            insert into guardian_record (case_file, needed_since)
            select r."id", r."referredAt"
              from jsonb_to_recordset(cast(cast($1 as text) as jsonb)) as r("id" uuid, "referredAt" timestamptz, "guardianNeeded" boolean)
             where r."guardianNeeded"
            """);
    private static final Change EVENTS = Change.of("""
            insert into case_file_event (id, case_file, name, stage_before, stage_after, occurred_at, due_on, subject)
            select e."id", r."id", e."name", e."before", e."after", e."at", e."dueOn", 'import'
              from jsonb_to_recordset(cast(cast($1 as text) as jsonb)) as r("id" uuid, "events" jsonb),
                   jsonb_to_recordset(r."events") as e("id" uuid, "name" text, "before" text, "after" text, "at" timestamptz, "dueOn" date)
            """);

    private final NdjsonReader reader;
    private final Countries countries;
    private final BulkInsert bulk;
    private final Persons persons;
    private final Terms terms;
    private final CurrentOperation operation;

    @Inject
    CaseFileImport self;

    CaseFileImport(NdjsonReader reader, Countries countries, BulkInsert bulk, Persons persons, Terms terms, CurrentOperation operation) {
        this.reader = reader;
        this.countries = countries;
        this.bulk = bulk;
        this.persons = persons;
        this.terms = terms;
        this.operation = operation;
    }

    @POST
    @Path("/imports")
    @Consumes(RestMediaType.APPLICATION_NDJSON)
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(operationId = "importCases", summary = "Import the case files of an earlier register, one JSON object a line",
            description = "They come with their stages and dates. A file that is already there is matched and does not change. The answer "
                    + "streams the progress and each rejected row with its reason, notes each age group that the date of birth corrects, "
                    + "and ends with a summary.")
    @Authenticated
    @Allowed(roles = MECHANISM_ADMINISTRATOR, scope = "the import only adds records")
    @Audited
    public Multi<ImportLine> importLines(@NotNull InputStream body) {
        Actor actor = operation.caller();
        return reader.run(body, CaseFileRecord.class, rows -> self.batch(actor, rows));
    }

    @Scoped
    public Uni<List<RowOutcome>> batch(Actor actor, List<Row<CaseFileRecord>> rows) {
        return take(actor, rows);
    }

    /// Runs within an open transaction that is scoped to the actor.
    public Uni<List<RowOutcome>> take(Actor actor, List<Row<CaseFileRecord>> rows) {
        List<RowOutcome> rejected = new ArrayList<>();
        List<Row<CaseFileRow>> sound = new ArrayList<>();
        Map<Integer, AgeCorrection> corrected = new HashMap<>();
        for (Row<CaseFileRecord> row : rows) {
            String defect = defect(row.value());
            if (defect == null) {
                CaseFileRecord told = row.value();
                StatedAge age = told.statedAge(terms.from(told.referredAt(), told.region()));
                if (age.correction() != null) {
                    corrected.put(row.number(), age.correction());
                }
                sound.add(new Row<>(row.number(), CaseFileRow.of(persons.hidden(told.as(age.group())), terms)));
            } else {
                rejected.add(new RowOutcome.Rejected(row.number(), defect));
            }
        }
        return bulk.insert(sound, row -> null, CaseFileRow::externalId, FILES, List.of(RECEIPTS, GUARDIANS, EVENTS), operation.now())
                .call(outcomes -> keep(actor, imported(sound, outcomes)))
                .invoke(outcomes -> outcomes.replaceAll(outcome -> noted(outcome, corrected.get(outcome.row()))))
                .invoke(outcomes -> outcomes.addAll(rejected));
    }

    /// An import cannot ask the sender, so a stated age group that contradicts the date of birth does not reject the row: the outcome says
    /// which age group was recorded.
    private static RowOutcome noted(RowOutcome outcome, AgeCorrection correction) {
        if (!(outcome instanceof RowOutcome.Imported) || correction == null) {
            return outcome;
        }
        return new RowOutcome.Imported(outcome.row(), switch (correction) {
            case CHILD_BY_BIRTH -> "ageGroup is CHILD by the date of birth, not ADULT";
            case UNSURE_BY_BIRTH -> "ageGroup is UNSURE: CHILD and a date of birth that makes her an adult";
        });
    }

    private Uni<Void> keep(Actor actor, List<CaseFileRow> imported) {
        return operation.record(actor, "IMPORT", "case_file", imported.stream().map(CaseFileRow::id).toList())
                .chain(() -> persons.keep(imported.stream().filter(CaseFileRow::hasPerson).toList()));
    }

    private static List<CaseFileRow> imported(List<Row<CaseFileRow>> rows, List<RowOutcome> outcomes) {
        Set<Integer> numbers = outcomes.stream().filter(RowOutcome.Imported.class::isInstance).map(RowOutcome::row)
                .collect(Collectors.toSet());
        return rows.stream().filter(row -> numbers.contains(row.number())).map(Row::value).toList();
    }

    private String defect(CaseFileRecord file) {
        return countries.ofRegion(file.region()).isEmpty() ? "region must be a known region" : file.defect();
    }
}
