package org.palermo.inspection.upload;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Unfinished uploads, for the job.
@ApplicationScoped
class UploadRows {
    static final Actor UPLOADS = Actor.system("uploads");
    static final int PAGE = 100;
    private static final Query<UUID> EXPIRED = Query.of(UUID.class,
            "select id from upload where state = 'ARRIVING' and expires_at <= $1 order by expires_at, id limit $2");
    private static final Change DROP = Change.of("delete from upload where id = $1 and state = 'ARRIVING' and expires_at <= $2");

    private final DataKeys keys;
    private final TransactionTime time;

    UploadRows(DataKeys keys, TransactionTime time) {
        this.keys = keys;
        this.time = time;
    }

    /// Uploads whose next piece did not come in time, at most {@link #PAGE}.
    @Scoped
    Uni<List<UUID>> expired(Actor uploads) {
        return EXPIRED.list(time.now(), PAGE);
    }

    /// Drops one of them, with its key; the files of its pieces are noted. Does nothing when it was continued or dropped meanwhile.
    @Scoped
    Uni<Void> drop(Actor uploads, UUID id) {
        return DROP.execute(id, time.now()).flatMap(dropped -> dropped == 0 ? Uni.createFrom().voidItem()
                : keys.destroy(id, Purpose.UPLOAD).replaceWithVoid());
    }
}
