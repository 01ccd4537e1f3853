package org.palermo.referral.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.scope.Sql;

/// Queries over case files. Every read goes through the caller's scope: the competent authority sees the countries
/// that she covers, a first responder what her own organisation has sent.
@ApplicationScoped
class CaseFileStore {
    private static final String WINDOWS = """
            unnest(string_to_array(?1, ','), cast(string_to_array(?2, ',') as date[]), cast(string_to_array(?3, ',') as date[]))
                as w(region, today, soon_until)
            """;

    private final ObjectMapper json;

    CaseFileStore(ObjectMapper json) {
        this.json = json;
    }

    Uni<CaseFile> inScope(UUID id, Actor actor) {
        return find(id).map(file -> file != null && sees(actor, file) ? file : null);
    }

    /// Whatever the database shows of it: more than the caller's scope when the transaction reads under a break-glass access.
    Uni<CaseFile> find(UUID id) {
        return Panache.getSession().flatMap(session -> session.find(CaseFile.class, id));
    }

    private static boolean sees(Actor actor, CaseFile file) {
        return actor.has(Role.COMPETENT_AUTHORITY) && actor.covers(file.region)
                || actor.has(Role.FIRST_RESPONDER) && file.sender.equals(actor.agency());
    }

    Uni<Void> add(CaseFile file) {
        return Panache.getSession().flatMap(session -> session.persist(file));
    }

    Uni<Void> add(ReferralReceipt receipt, UUID sender) {
        return Sql.execute("insert into referral_receipt (id, reference, sender, taken, received_at) values (?1, ?2, ?3, ?4, ?5)",
                        receipt.id(), receipt.reference(), sender, receipt.taken().name(), receipt.receivedAt())
                .replaceWithVoid();
    }

    Uni<Void> flush() {
        return Panache.getSession().flatMap(session -> session.flush());
    }

    /// Reads anew what a function of the database has changed.
    Uni<Void> refresh(CaseFile file) {
        return Panache.getSession().flatMap(session -> session.refresh(file));
    }

    Uni<Void> record(CaseFileEvent event, Actor actor, Instant at) {
        return record(event, Optional.empty(), null, actor, at);
    }

    /// @param key of the person, needed for reasons
    /// @param reasons null when none were given
    Uni<Void> record(CaseFileEvent event, Optional<DataKey> key, String reasons, Actor actor, Instant at) {
        UUID id = Ids.next();
        return Sql.execute("""
                        insert into case_file_event (id, case_file, name, stage_before, stage_after, occurred_at, subject, agency, reasons, due_on)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, cast(?9 as bytea), cast(?10 as date))
                        """,
                        id, event.caseFile(), event.name(), event.before().name(), event.after().name(), at,
                        actor.subject(), actor.agency(), key.map(own -> own.seal(place(id), reasons)).orElse(null), event.dueOn())
                .replaceWithVoid();
    }

    Uni<Void> needGuardian(UUID caseFile, Instant since) {
        return Sql.execute("insert into guardian_record (case_file, needed_since) values (?1, ?2)", caseFile, since).replaceWithVoid();
    }

    /// Whether somebody who needs a guardian has none now.
    Uni<Boolean> lacksGuardian(UUID caseFile) {
        return Sql.first(Boolean.class, "select appointed_at is null from guardian_record where case_file = ?1", caseFile).map(found -> found.orElse(false));
    }

    /// Whether what was recorded, after the referral, of how she is reached without danger still holds; empty when nothing was.
    Uni<Optional<Boolean>> safeContactStands(UUID caseFile) {
        return Sql.first(Boolean.class, "select stands from case_safe_contact_stands(?1) as stands", caseFile);
    }

    /// @param key of the person; without it why a step was taken stays away
    Uni<List<CaseFileView.HistoryView>> history(UUID caseFile, Optional<DataKey> key) {
        return Sql.list(Object[].class, """
                        select id, name, stage_before, stage_after, occurred_at, reasons, cast(terms as text) from case_file_event
                         where case_file = ?1 order by occurred_at, id
                        """, caseFile)
                .map(rows -> rows.stream()
                        .map(r -> new CaseFileView.HistoryView((String) r[1], CaseFileStage.valueOf((String) r[2]),
                                CaseFileStage.valueOf((String) r[3]), (Instant) r[4], key.map(own -> own.open(place((UUID) r[0]), (byte[]) r[5])).orElse(null), terms((String) r[6])))
                        .toList());
    }

    private List<TermChange> terms(String written) {
        try {
            return written == null ? null : List.of(json.readValue(written, TermChange[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored terms can't be read", e);
        }
    }

    /// When a file came into its stage by a decision, and not back into it; empty when no history says so.
    Uni<Optional<Instant>> decidedAt(CaseFile file) {
        return Sql.first(Object[].class, """
                        select occurred_at, id from case_file_event
                         where case_file = ?1 and stage_after = ?2 and stage_before not in (?2, 'SUSPENDED', 'RECONSIDERATION')
                         order by occurred_at desc, id desc limit 1
                        """, file.id, file.stage.name())
                .map(row -> row.map(r -> (Instant) r[0]));
    }

    /// The sealed reasons of one step, which open in no other.
    private static String place(UUID event) {
        return "step." + event + ".reasons";
    }

    /// The receipt of a referral that this organisation has sent.
    Uni<Optional<ReferralReceipt>> receipt(UUID id, UUID sender) {
        return Sql.first(Object[].class, """
                        select id, reference, taken, received_at from referral_receipt where id = ?1 and sender = ?2
                        """, id, sender)
                .map(row -> row.map(r -> new ReferralReceipt((UUID) r[0], (String) r[1], CaseFileStage.valueOf((String) r[2]), (Instant) r[3])));
    }

    /// Region by region along its index and then merged: with a million files 2 ms, where one condition over all regions
    /// reads them all (176 ms).
    Uni<List<CaseFileItem>> page(Actor actor, CaseFileStage stage, DueFilter due, List<Terms.DueWindow> windows, Cursor after, int limit) {
        boolean authority = actor.has(Role.COMPETENT_AUTHORITY);
        String sql = """
                select c.id, c.reference, c.region, c.stage, c.age_group, c.sex, c.exploitation, c.referred_at, c.due_on
                  from %s
                 cross join lateral (
                       select * from case_file c
                        where c.region = w.region and (c.referred_at, c.id) < (?4, ?5) %s %s %s
                        order by c.referred_at desc, c.id desc
                        limit ?6) c
                 order by c.referred_at desc, c.id desc
                 limit ?6
                """.formatted(WINDOWS, authority ? "" : "and c.sender = ?7", stage == null ? "" : "and c.stage = '" + stage.name() + "'", due.condition);
        List<Terms.DueWindow> covered = authority ? windows.stream().filter(w -> actor.covers(w.region())).toList() : windows;
        List<Object> values = new ArrayList<>(List.of(codes(covered), days(covered, false), days(covered, true), after.at(), after.id(), limit + 1));
        if (!authority) {
            values.add(actor.agency());
        }
        return Sql.list(Object[].class, sql, values.toArray()).map(rows -> rows.stream().map(r -> item(r, windows)).toList());
    }

    /// How many files stand where, by stage and term. Stages are counted along their index, terms among the files that have one.
    ///
    /// @param windows of the country's regions
    Uni<List<CaseFigures.Counted>> count(String country, List<Terms.DueWindow> windows) {
        return countByStage(country).flatMap(stages -> countDue(windows).map(due -> {
            due.forEach(c -> stages.merge(c.stage(), -c.files(), Long::sum));
            List<CaseFigures.Counted> counted = new ArrayList<>(due);
            stages.forEach((stage, files) -> counted.add(new CaseFigures.Counted(stage, DueState.NONE, files)));
            return counted;
        }));
    }

    private static Uni<Map<CaseFileStage, Long>> countByStage(String country) {
        return Sql.list(Object[].class, "select stage, count(*) from case_file where country = ?1 group by stage", country)
                .map(rows -> {
                    Map<CaseFileStage, Long> stages = new EnumMap<>(CaseFileStage.class);
                    rows.forEach(r -> stages.put(CaseFileStage.valueOf((String) r[0]), ((Number) r[1]).longValue()));
                    return stages;
                });
    }

    private static Uni<List<CaseFigures.Counted>> countDue(List<Terms.DueWindow> windows) {
        return Sql.list(Object[].class, """
                        select c.stage, case when c.due_on < w.today then 'OVERDUE' when c.due_on <= w.soon_until then 'SOON' else 'LATER' end as due,
                               count(*)
                          from case_file c join """ + " " + WINDOWS + """
                            on w.region = c.region
                         where c.due_on is not null
                         group by 1, 2
                        """, codes(windows), days(windows, false), days(windows, true))
                .map(rows -> rows.stream()
                        .map(r -> new CaseFigures.Counted(CaseFileStage.valueOf((String) r[0]), DueState.valueOf((String) r[1]), ((Number) r[2]).longValue()))
                        .toList());
    }

    static CaseFileItem item(Object[] r, List<Terms.DueWindow> windows) {
        String region = (String) r[2];
        LocalDate dueOn = (LocalDate) r[8];
        DueState due = windows.stream().filter(w -> w.region().equals(region)).findFirst().orElseThrow().of(dueOn);
        return new CaseFileItem((UUID) r[0], (String) r[1], region, CaseFileStage.valueOf((String) r[3]), AgeGroup.valueOf((String) r[4]),
                Sex.valueOf((String) r[5]), Arrays.stream(((String) r[6]).split(",")).map(Exploitation::valueOf).toList(),
                (Instant) r[7], dueOn, due);
    }

    private static String codes(List<Terms.DueWindow> windows) {
        return windows.stream().map(Terms.DueWindow::region).collect(Collectors.joining(","));
    }

    private static String days(List<Terms.DueWindow> windows, boolean soon) {
        return windows.stream().map(w -> (soon ? w.soonUntil() : w.today()).toString()).collect(Collectors.joining(","));
    }
}
