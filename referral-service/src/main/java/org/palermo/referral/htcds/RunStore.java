package org.palermo.referral.htcds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.scope.Sql;

/// Queries of the import worker. A lease says which worker has an import; every write checks that the lease is still valid.
@ApplicationScoped
class RunStore {
    private static final String RUN = "id, format, region, sender, by_authority, covered, request_id, digest, size, last_row, rows_read, imported, matched, notified, rejected, report, agency, attempts";

    private final ObjectMapper json;

    RunStore(ObjectMapper json) {
        this.json = json;
    }

    /// Leases the import that has waited longest and that no worker has. Leases use real time.
    Uni<Optional<Run>> lease(UUID lease, Duration length) {
        Instant real = Instant.now();
        return Sql.first(Object[].class, """
                        update htcds_import set state = 'RUNNING', lease = ?1, leased_until = ?2, attempts = attempts + 1
                         where id = (select id from htcds_import
                                      where state in ('QUEUED', 'RUNNING') and (leased_until is null or leased_until < ?3)
                                      order by changed_at, id limit 1 for update skip locked)
                        returning """ + " " + RUN, lease, real.plus(length), real)
                .map(row -> row.map(this::run));
    }

    /// @return false when another worker has it, or it was cancelled
    Uni<Boolean> holds(UUID id, UUID lease) {
        return Sql.first(Integer.class, "select 1 from htcds_import where id = ?1 and lease = ?2 and state = 'RUNNING' for update", id, lease).map(Optional::isPresent);
    }

    /// Renews the lease while the worker reads, because reading up to the next row can take long.
    ///
    /// @return false when another worker has it, or it was cancelled
    Uni<Boolean> renew(UUID id, UUID lease, Duration length) {
        return Sql.execute("update htcds_import set leased_until = ?3 where id = ?1 and lease = ?2 and state = 'RUNNING'", id, lease, Instant.now().plus(length))
                .map(renewed -> renewed > 0);
    }

    /// Gives the lease back. The import is tried again after a pause.
    Uni<Void> release(UUID id, UUID lease, Duration pause) {
        return Sql.execute("update htcds_import set lease = null, leased_until = ?3 where id = ?1 and lease = ?2", id, lease, Instant.now().plus(pause)).replaceWithVoid();
    }

    /// Writes the progress and renews the lease, in the transaction of the rows.
    Uni<Void> write(Run run, UUID lease, Duration length, Instant now) {
        Run.RunCounts c = run.counts();
        return Sql.execute("""
                        update htcds_import set last_row = ?3, rows_read = ?4, imported = ?5, matched = ?6, notified = ?7, rejected = ?8, report = ?9,
                                                changed_at = ?10, leased_until = ?11, attempts = 0
                         where id = ?1 and lease = ?2
                        """,
                        run.id(), lease, run.lastRow(), c.read(), c.imported(), c.matched(), c.notified(), c.rejected(), written(run.report()), now, Instant.now().plus(length))
                .replaceWithVoid();
    }

    Uni<Void> reject(UUID id, List<RejectedRows.Rejected> rows) {
        return rows.isEmpty() ? Uni.createFrom().voidItem() : Sql.execute("""
                        insert into htcds_rejection (import_id, file_row, reason)
                        select ?1, r."row", r."reason" from jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as r("row" integer, "reason" text)
                        """, id, written(rows))
                .replaceWithVoid();
    }

    /// @param failure null when the whole file was read
    Uni<Void> end(UUID id, UUID lease, String failure, Instant now) {
        return Sql.execute("update htcds_import set state = ?3, failure = ?4, changed_at = ?5, lease = null, leased_until = null where id = ?1 and lease = ?2",
                        id, lease, failure == null ? "DONE" : "FAILED", failure, now)
                .chain(() -> ImportStore.forget(id));
    }

    /// The number of identical rows before these, by fingerprint; also adds these rows to the count.
    Uni<Map<String, Integer>> count(UUID id, Map<Integer, byte[]> fingerprints) {
        if (fingerprints.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        String rows = fingerprints.keySet().stream().map(String::valueOf).collect(Collectors.joining(","));
        String hashes = fingerprints.values().stream().map(RunStore::text).collect(Collectors.joining(","));
        return Sql.list(Object[].class, """
                        select encode(fingerprint, 'base64'), count(*) from htcds_row
                         where import_id = ?1 and fingerprint in (select decode(h, 'base64') from unnest(string_to_array(?2, ',')) h)
                         group by fingerprint
                        """, id, hashes)
                .map(found -> {
                    Map<String, Integer> counts = new HashMap<>();
                    found.forEach(r -> counts.put(((String) r[0]).replace("\n", ""), ((Number) r[1]).intValue()));
                    return counts;
                })
                .call(() -> Sql.execute("""
                        insert into htcds_row (import_id, file_row, fingerprint)
                        select ?1, cast(r as integer), decode(h, 'base64') from unnest(string_to_array(?2, ','), string_to_array(?3, ',')) t(r, h)
                        """, id, rows, hashes));
    }

    /// The references of case files that the importer may see.
    Uni<Set<String>> known(Set<String> references) {
        return references.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : Sql.list(String.class, "select reference from case_file where reference = any(string_to_array(?1, ','))", String.join(",", references)).map(HashSet::new);
    }

    static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private Run run(Object[] r) {
        String covered = (String) r[5];
        Run.RunCounts counts = new Run.RunCounts(number(r[10]), number(r[11]), number(r[12]), number(r[13]), number(r[14]));
        return new Run((UUID) r[0], (UUID) r[16], FileFormat.valueOf((String) r[1]), (String) r[2], (UUID) r[3], (boolean) r[4],
                covered.isEmpty() ? Set.of() : Arrays.stream(covered.split(",")).collect(Collectors.toSet()), (String) r[6], (byte[]) r[7],
                ((Number) r[8]).longValue(), number(r[9]), counts, Imports.read(json, (String) r[15]), number(r[17]));
    }

    private static int number(Object column) {
        return ((Number) column).intValue();
    }

    private String written(LossReport report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report can't be written", e);
        }
    }

    private String written(List<RejectedRows.Rejected> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rows can't be written", e);
        }
    }
}
