package org.palermo.referral.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.scope.Sql;

/// Terms of open files, through functions with the owner's rights: the caller reads and changes nothing else of a file.
@ApplicationScoped
class RecalculationStore {
    private final ObjectMapper json;

    RecalculationStore(ObjectMapper json) {
        this.json = json;
    }

    Uni<List<FileTerms>> page(String scope, UUID after, int limit) {
        return Sql.list(Object[].class, """
                        select id, reference, region, stage, referred_at, version, due_on, recovery_least_on, recovery_ends_on, reconsideration_until, due_days_left,
                               recovery_days_left, reconsideration_days_left, steps
                          from terms_to_count_anew(?1, ?2, ?3)
                        """, scope, after, limit)
                .map(rows -> rows.stream().map(this::file).toList());
    }

    /// @return how many files still had the version that was shown
    Uni<Integer> write(String scope, List<Recalculation.Row> rows, Instant at) {
        return Sql.first(Integer.class, "select recalculate_terms(?1, ?2, ?3)", scope, written(rows), at).map(found -> found.orElse(0));
    }

    private FileTerms file(Object[] r) {
        TermState standing = new TermState((LocalDate) r[6], (LocalDate) r[7], (LocalDate) r[8], (LocalDate) r[9], (Integer) r[10], (Integer) r[11], (Integer) r[12]);
        return new FileTerms((UUID) r[0], (String) r[1], (String) r[2], CaseFileStage.valueOf((String) r[3]), (Instant) r[4], (Integer) r[5], standing, steps((String) r[13]));
    }

    private List<TermReplay.Step> steps(String written) {
        try {
            return written == null ? List.of() : List.of(json.readValue(written, TermReplay.Step[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A history can't be read", e);
        }
    }

    private String written(List<Recalculation.Row> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Terms can't be written", e);
        }
    }
}
