package org.palermo.inspection.violation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// The violations of findings, in the caller's transaction.
@ApplicationScoped
public class Violations {
    /// The most violations that a finding may name.
    public static final int MOST = 50;
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final String VIEW = """
            select v.id, v.finding as row, coalesce(f.chosen, f.id) as finding, v.country, v.code, v.text, v.acted_on, v.workers,
              v.statute, v.verified
              from finding_violation v join finding f on f.id = v.finding
            """;
    private static final Query<Row> OF_FINDINGS = Query.of(Row.class, VIEW + """
             where v.finding = any(cast(string_to_array($1, ',') as uuid[])) and v.agency = $2 order by v.position, v.id
            """);
    private static final Query<Row> BY_IDS = Query.of(Row.class, VIEW + """
             where v.id = any(cast(string_to_array($1, ',') as uuid[])) and v.agency = $2 order by v.id
            """);
    private static final Query<Row> BY_IDS_HELD = Query.of(Row.class, VIEW + """
             where v.id = any($1) and v.agency = $2 order by v.id for key share of v
            """);
    private static final Change ADD = Change.of("""
            insert into finding_violation (id, finding, agency, country, position, code, text, acted_on, workers, statute, verified,
              recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """);

    private final ViolationCatalogue catalogue;
    private final Countries countries;

    Violations(ViolationCatalogue catalogue, Countries countries) {
        this.catalogue = catalogue;
        this.countries = countries;
    }

    /// A violation with the country and the finding's row.
    ///
    /// @param row id of the finding's row, which is never shown
    /// @param finding the id by which the inspectorate knows it
    @RegisterForReflection
    public record Row(UUID id, UUID row, UUID finding, String country, String code, String text, LocalDate actedOn, int workers,
            String statute, boolean verified) {
        RecordViolation said() {
            return new RecordViolation(code, actedOn, workers);
        }

        ViolationView view(String words) {
            return new ViolationView(id, finding, code, words, actedOn, workers, statute, verified);
        }
    }

    /// Call before anything is written.
    ///
    /// @param country ISO 3166-1 alpha-2 of the workplace
    /// @param workers of the finding
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming each code that the catalogue does not have on the day, day and
    ///     number that is not possible, and each violation that is repeated
    public void check(List<RecordViolation> found, String country, int workers, Instant now) {
        List<Problems.Violation> wrong = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (int i = 0; i < found.size(); i++) {
            wrong.addAll(mistakes("violations[" + i + "].", found.get(i), new Given(country, workers, today(country, now)), seen));
        }
        if (!wrong.isEmpty()) {
            throw Problems.invalid(wrong);
        }
    }

    /// Those that {@link #check} lets through.
    public List<RecordViolation> right(List<RecordViolation> found, String country, int workers, Instant now) {
        Given given = new Given(country, workers, today(country, now));
        Set<List<Object>> seen = new HashSet<>();
        return found.stream().filter(v -> mistakes("", v, given, seen).isEmpty()).toList();
    }

    /// Of a finding that names violations.
    private record Given(String country, int workers, LocalDate today) {}

    private LocalDate today(String country, Instant now) {
        return LocalDate.ofInstant(now, countries.country(country).map(Country::zone).orElse((ZoneId) ZoneOffset.UTC));
    }

    private List<Problems.Violation> mistakes(String at, RecordViolation v, Given given, Set<List<Object>> seen) {
        List<Problems.Violation> wrong = new ArrayList<>();
        if (v.actedOn().isAfter(given.today) || v.actedOn().isBefore(EARLIEST)) {
            wrong.add(new Problems.Violation(at + "actedOn", "must be in the past, but not too long ago"));
        } else if (catalogue.find(given.country, v.code(), v.actedOn()).isEmpty()) {
            wrong.add(new Problems.Violation(at + "code", "must be a code of the catalogue on that day"));
        } else if (!seen.add(List.of(v.code(), v.actedOn()))) {
            wrong.add(new Problems.Violation(at + "code", "must not be repeated for the same day"));
        }
        if (v.workers() > given.workers) {
            wrong.add(new Problems.Violation(at + "workers", "must be at most the workers of the finding"));
        }
        return wrong;
    }

    /// Writes the violations of a finding that was recorded now, after {@link #check}.
    ///
    /// @param finding id of the finding's row
    public Uni<Void> record(Actor actor, UUID finding, String country, List<RecordViolation> found, Instant now) {
        if (found.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom().range(0, found.size()).onItem()
                .transformToUniAndConcatenate(i -> add(actor, finding, country, i, found.get(i), now))
                .collect().last().replaceWithVoid();
    }

    /// @return the id of the violation
    Uni<UUID> add(Actor actor, UUID finding, String country, int position, RecordViolation v, Instant now) {
        ListedViolation law = catalogue.find(country, v.code(), v.actedOn()).orElseThrow();
        UUID id = Ids.next();
        return ADD.execute(id, finding, actor.agency(), country, position, v.code(), law.text(), v.actedOn(), v.workers(), law.statute(),
                        law.verified(), now)
                .replaceWith(id);
    }

    /// By the finding's row; a finding without violations is missing.
    ///
    /// @param language of the texts, BCP 47
    public Uni<Map<UUID, List<ViolationView>>> ofFindings(Actor actor, Collection<UUID> findings, String language) {
        return findings.isEmpty() ? Uni.createFrom().item(Map.of())
                : OF_FINDINGS.list(ids(findings), actor.agency()).map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(Row::row, Collectors.mapping(row -> view(row, language), Collectors.toList()))));
    }

    /// What findings name, in their order, by the finding's row; a finding without violations is missing.
    public Uni<Map<UUID, List<RecordViolation>>> said(Actor actor, Collection<UUID> findings) {
        return findings.isEmpty() ? Uni.createFrom().item(Map.of())
                : OF_FINDINGS.list(ids(findings), actor.agency()).map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(Row::row, Collectors.mapping(Row::said, Collectors.toList()))));
    }

    /// @param finding id of the finding's row
    Uni<List<Row>> rows(Actor actor, UUID finding) {
        return OF_FINDINGS.list(finding.toString(), actor.agency());
    }

    /// @param language of the text, BCP 47
    public ViolationView view(Row row, String language) {
        return row.view(catalogue.text(row.code(), row.text(), language));
    }

    /// Those of the caller's inspectorate; others are missing.
    public Uni<List<Row>> find(Actor actor, Collection<UUID> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : BY_IDS.list(ids(ids), actor.agency());
    }

    /// As {@link #find}, for an order or a penalty that is based on them: nobody withdraws them before the end of the transaction.
    public Uni<List<Row>> hold(Actor actor, Collection<UUID> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : BY_IDS_HELD.list(ids.toArray(UUID[]::new), actor.agency());
    }

    private static String ids(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
