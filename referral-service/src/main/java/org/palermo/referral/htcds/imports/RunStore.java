package org.palermo.referral.htcds.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
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
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.referral.htcds.file.FileFormat;

/// Queries of the import worker. A lease says which worker has an import; every write checks that the lease is still valid.
@ApplicationScoped
class RunStore {
    private static final Query<RunRow> LEASE = Query.of(RunRow.class, """
            update htcds_import set state = 'RUNNING', lease = $1, leased_until = $2, attempts = attempts + 1
             where id = (select id from htcds_import
                          where state in ('QUEUED', 'RUNNING') and (leased_until is null or leased_until < $3)
                          order by changed_at, id limit 1 for update skip locked)
            returning id, agency, format, region, sender, by_authority, covered, request_id, digest, size, last_row,
                      rows_read, imported, matched, notified, rejected, report, attempts
            """);
    private static final Query<Integer> HOLDS = Query.of(Integer.class,
            "select 1 from htcds_import where id = $1 and lease = $2 and state = 'RUNNING' for update");
    private static final Change RENEW =
            Change.of("update htcds_import set leased_until = $3 where id = $1 and lease = $2 and state = 'RUNNING'");
    private static final Change RELEASE = Change.of("update htcds_import set lease = null, leased_until = $3 where id = $1 and lease = $2");
    private static final Change WRITE = Change.of("""
            update htcds_import set last_row = $3, rows_read = $4, imported = $5, matched = $6, notified = $7, rejected = $8, report = $9,
                                    changed_at = $10, leased_until = $11, attempts = 0
             where id = $1 and lease = $2
            """);
    private static final Change REJECT = Change.of("""
            insert into htcds_rejection (import_id, file_row, reason)
            select $1, r."row", r."reason" from jsonb_to_recordset(cast(cast($2 as text) as jsonb)) as r("row" integer, "reason" text)
            """);
    private static final Change END = Change.of("""
            update htcds_import set state = $3, failure = $4, changed_at = $5, lease = null, leased_until = null where id = $1
              and lease = $2
            """);
    private static final Query<CountedRow> COUNT = Query.of(CountedRow.class, """
            select encode(fingerprint, 'base64') as encoded, count(*) as times from htcds_row
             where import_id = $1 and fingerprint in (select decode(h, 'base64') from unnest(string_to_array($2, ',')) h)
             group by fingerprint
            """);
    private static final Change ADD_ROWS = Change.of("""
            insert into htcds_row (import_id, file_row, fingerprint)
            select $1, cast(r as integer), decode(h, 'base64') from unnest(string_to_array($2, ','), string_to_array($3, ',')) t(r, h)
            """);
    private static final Query<String> KNOWN = Query.of(String.class,
            "select reference from case_file where reference = any(string_to_array($1, ','))");

    @RegisterForReflection
    private record RunRow(
            UUID id, UUID agency, FileFormat format, String region, UUID sender, boolean byAuthority, String covered, String requestId,
            byte[] digest, long size, int lastRow, int rowsRead, int imported, int matched, int notified, int rejected, String report,
            int attempts) {}

    /// @param encoded the fingerprint in Base64, with line breaks
    @RegisterForReflection
    private record CountedRow(String encoded, int times) {}

    private final ObjectMapper json;

    RunStore(ObjectMapper json) {
        this.json = json;
    }

    /// Leases the import that has waited longest and that no worker has. Leases use real time.
    Uni<Optional<Run>> lease(UUID lease, Duration length) {
        Instant real = Instant.now();
        return LEASE.first(lease, real.plus(length), real).map(row -> row.map(this::run));
    }

    /// @return false when another worker has it, or it was cancelled
    Uni<Boolean> holds(UUID id, UUID lease) {
        return HOLDS.first(id, lease).map(Optional::isPresent);
    }

    /// Renews the lease while the worker reads, because reading up to the next row can take long.
    ///
    /// @return false when another worker has it, or it was cancelled
    Uni<Boolean> renew(UUID id, UUID lease, Duration length) {
        return RENEW.execute(id, lease, Instant.now().plus(length)).map(renewed -> renewed > 0);
    }

    /// Gives the lease back. The import is tried again after a pause.
    Uni<Void> release(UUID id, UUID lease, Duration pause) {
        return RELEASE.execute(id, lease, Instant.now().plus(pause)).replaceWithVoid();
    }

    /// Writes the progress and renews the lease, in the transaction of the rows.
    Uni<Void> write(Run run, UUID lease, Duration length, Instant now) {
        Run.RunCounts c = run.counts();
        return WRITE.execute(
                        run.id(), lease, run.lastRow(), c.read(), c.imported(), c.matched(), c.notified(), c.rejected(),
                        written(run.report()), now, Instant.now().plus(length))
                .replaceWithVoid();
    }

    Uni<Void> reject(UUID id, List<RejectedRows.Rejected> rows) {
        return rows.isEmpty() ? Uni.createFrom().voidItem() : REJECT.execute(id, written(rows)).replaceWithVoid();
    }

    /// @param failure null when the whole file was read
    Uni<Void> end(UUID id, UUID lease, String failure, Instant now) {
        return END.execute(id, lease, failure == null ? ImportState.DONE : ImportState.FAILED, failure, now)
                .chain(() -> ImportStore.forget(id));
    }

    /// The number of identical rows before these, by fingerprint; also adds these rows to the count.
    Uni<Map<String, Integer>> count(UUID id, Map<Integer, byte[]> fingerprints) {
        if (fingerprints.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        String rows = fingerprints.keySet().stream().map(String::valueOf).collect(Collectors.joining(","));
        String hashes = fingerprints.values().stream().map(RunStore::text).collect(Collectors.joining(","));
        return COUNT.list(id, hashes)
                .map(found -> {
                    Map<String, Integer> counts = new HashMap<>();
                    found.forEach(row -> counts.put(row.encoded().replace("\n", ""), row.times()));
                    return counts;
                })
                .call(() -> ADD_ROWS.execute(id, rows, hashes));
    }

    /// The references of case files that the importer may see.
    Uni<Set<String>> known(Set<String> references) {
        return references.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : KNOWN.list(String.join(",", references)).map(HashSet::new);
    }

    static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private Run run(RunRow row) {
        Run.RunCounts counts = new Run.RunCounts(row.rowsRead(), row.imported(), row.matched(), row.notified(), row.rejected());
        Set<String> covered = row.covered().isEmpty() ? Set.of() : Arrays.stream(row.covered().split(",")).collect(Collectors.toSet());
        return new Run(row.id(), row.agency(), row.format(), row.region(), row.sender(), row.byAuthority(), covered, row.requestId(),
                row.digest(), row.size(), row.lastRow(), counts, Imports.read(json, row.report()), row.attempts());
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
