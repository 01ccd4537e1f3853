package org.palermo.referral.htcds.imports;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.retention.RetainedRecords;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// The retention of an incomplete file is counted from its last piece. When it is over, the pieces are deleted and the import is marked as
/// cancelled. A complete file is deleted when its rows are imported.
@ApplicationScoped
class UploadRetention implements RetainedRecords {
    static final String KIND = "htcds_upload";
    private static final Query<Retained> RETAINED = Query.of(Retained.class,
            "select country, state <> 'RECEIVING' as erased from htcds_import where id = $1");
    private static final Query<Over> OVER = Query.of(Over.class, """
            select id as record, cast(null as text) as reference, changed_at as over from htcds_import
             where state = 'RECEIVING' and country = $1 and changed_at < $2 and (changed_at, id) > ($3, $4)
             order by changed_at, id limit $5
            """);
    private static final Change CANCEL = Change.of(
            "update htcds_import set state = 'CANCELLED', changed_at = $3 where id = $1 and state = 'RECEIVING' and changed_at < $2");

    private final DataKeys keys;

    UploadRetention(DataKeys keys) {
        this.keys = keys;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Optional<Retained>> find(UUID record) {
        return RETAINED.first(record);
    }

    @Override
    public Uni<List<Over>> over(String country, Instant before, Cursor after, int limit) {
        return OVER.list(country, before, after.at(), after.id(), limit);
    }

    @Override
    public Uni<Boolean> erase(Actor actor, UUID record, Instant overBefore, Instant now) {
        return CANCEL.execute(record, overBefore, now)
                .flatMap(over -> over == 0
                        ? Uni.createFrom().item(false)
                        : ImportStore.forget(record).chain(() -> keys.destroy(record, Purpose.UPLOAD)).replaceWith(true));
    }
}
