package org.palermo.referral.caserecord;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.sql.Query;
import org.palermo.referral.casefile.VisibleCases;

/// The records of many cases with a date in the future: hearings, reviews of needs, claims that wait for an answer. Their dates are sealed
/// with everything else that they say, so the records are opened to find them. Call it inside a scoped transaction.
@ApplicationScoped
public class PlannedRecords {
    /// The most records that are opened, those that were changed last.
    public static final int MOST = 1_000;
    private static final Query<Row> WAITING = Query.of(Row.class, """
            select id, case_file, kind, edition, particulars from case_record
             where case_file = any(cast(string_to_array($1, ',') as uuid[]))
               and (kind = 'HEARING' and state = 'PLANNED'
                 or kind = 'NEED' and state in ('OPEN', 'PLANNED', 'BEING_MET', 'UNMET')
                 or kind = 'CLAIM' and state in ('LODGED', 'APPEALED'))
             order by changed_at desc, id desc
             limit $2
            """);

    private final VisibleCases cases;
    private final SealedParticulars sealed;

    PlannedRecords(VisibleCases cases, SealedParticulars sealed) {
        this.cases = cases;
        this.sealed = sealed;
    }

    /// @param particulars sealed
    @RegisterForReflection
    private record Row(UUID id, UUID caseFile, RecordKind kind, int edition, byte[] particulars) {}

    /// @param more whether there are records that were not looked at
    public record Found(List<PlannedRecord> records, boolean more) {
        static final Found NONE = new Found(List.of(), false);
    }

    /// Those of the given cases that the actor may read.
    public Uni<Found> of(Collection<UUID> caseFiles) {
        return caseFiles.isEmpty() ? Uni.createFrom().item(Found.NONE) : WAITING.list(joined(caseFiles), MOST + 1)
                .flatMap(rows -> cases.keys(rows.stream().map(Row::caseFile).distinct().toList()).map(keys -> found(rows, keys)));
    }

    private Found found(List<Row> rows, Map<UUID, DataKey> keys) {
        return new Found(rows.stream().limit(MOST).filter(row -> keys.containsKey(row.caseFile()))
                .flatMap(row -> planned(row, keys.get(row.caseFile())).stream()).toList(), rows.size() > MOST);
    }

    private Optional<PlannedRecord> planned(Row row, DataKey key) {
        return sealed.open(key, row.kind(), row.id(), row.edition(), row.particulars()).planned()
                .map(planned -> new PlannedRecord(row.id(), row.caseFile(), row.kind(), planned.at(), planned.on()));
    }

    private static String joined(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
