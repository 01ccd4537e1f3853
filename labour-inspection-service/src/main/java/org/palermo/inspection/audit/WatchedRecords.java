package org.palermo.inspection.audit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.audit.ReferencedRecords;
import org.palermo.kernel.sql.Query;

/// Finds the records whose accesses somebody watches, by what people call them: workplaces, companies, recruitment agencies, tips and
/// wage claims. Complaints are not among them: their log is for the chief inspector alone.
@ApplicationScoped
class WatchedRecords implements ReferencedRecords {
    private static final Query<UUID> FIND = Query.of(UUID.class, "select id from watched_by_reference($1) as id");

    @Override
    public Uni<List<UUID>> find(String reference) {
        return FIND.list(reference);
    }
}
