package org.palermo.inspection.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.indicator.Indicators;
import org.palermo.inspection.indicator.Screening;
import org.palermo.inspection.visit.VisitKind;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.sql.Change;

/// Inserts of past visits and findings.
@ApplicationScoped
class HistoryStore {
    static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    /// A past record has no submission, so there is no digest to compare.
    private static final String NO_SUBMISSION = "decode('', 'hex')";
    private static final Change ADD_VISIT = Change.of("""
            insert into visit (id, chosen, workplace, country, agency, kind, started_at, checklist, recorded_by, recorded_at, digest)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, """ + NO_SUBMISSION + ") on conflict do nothing");
    private static final Change ADD_REASON = Change.of("insert into visit_reason (visit, agency, kind) values ($1, $2, $3)");
    private static final Change ADD_FINDINGS = Change.of("""
            insert into finding (id, visit, agency, country, sector, subject, workers, indicators, positive, screening,
                                 recorded_by, recorded_at, digest)
            select t.id, $2, $3, $4, coalesce(t.sector, w.sector), t.subject, t.workers, string_to_array(t.codes, ','),
                   t.positive, t.screening, $5, $6, """ + NO_SUBMISSION + """
              from jsonb_to_recordset(cast(cast($1 as text) as jsonb))
                as t(id uuid, sector text, subject text, workers integer, codes text, positive boolean, screening jsonb),
                   workplace w
             where w.id = $7
            """);

    private final ObjectMapper json;

    HistoryStore(ObjectMapper json) {
        this.json = json;
    }

    /// Writes a visit. If a complaint is the reason, that is stored apart, where only the chief inspector reads it.
    ///
    /// @param id of the row
    /// @param by subject of the importing person
    /// @return false when the inspectorate already has the visit, or the id was taken meanwhile
    Uni<Boolean> insertVisit(UUID id, HistoricalVisit v, UUID workplace, String by, Instant now) {
        boolean walled = v.kind() == VisitKind.COMPLAINT;
        return ADD_VISIT.execute(id, v.id(), workplace, v.workplace().country(), v.inspectorAgency(), walled ? VisitKind.PLANNED : v.kind(),
                        v.at(),
                        v.checklist() == null ? "ilo-ec-2009" : v.checklist(), by, now)
                .map(inserted -> inserted == 1)
                .call(inserted -> inserted && walled ? ADD_REASON.execute(id, v.inspectorAgency(), v.kind()) : Uni.createFrom().voidItem());
    }

    Uni<Void> insertFindings(UUID visit, HistoricalVisit v, UUID workplace, Indicators indicators, String by, Instant now) {
        if (v.findings().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return ADD_FINDINGS.execute(write(rows(v, indicators)), visit, v.inspectorAgency(), v.workplace().country(), by, now, workplace)
                .replaceWithVoid();
    }

    @RegisterForReflection
    record FindingRow(UUID id, String sector, String subject, int workers, String codes, boolean positive, Screening screening) {}

    private static List<FindingRow> rows(HistoricalVisit v, Indicators indicators) {
        return v.findings().stream().map(f -> {
            Screening screening = indicators.screen(f.indicators(), f.subject());
            return new FindingRow(Ids.next(), f.sector(), f.subject().name(), f.workers(),
                    String.join(",", f.indicators().stream().distinct().toList()), screening.positive(), screening);
        }).toList();
    }

    private String write(Object rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rows can't be written", e);
        }
    }
}
