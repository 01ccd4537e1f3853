package org.palermo.inspection.evidence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.file.NamedFiles;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// What the rows of evidence and of uploads say about the files, for the jobs: ids, sizes and times, and nothing about a person.
@ApplicationScoped
class EvidenceRows implements NamedFiles {
    /// How long evidence waits for its file.
    private static final Duration AWAITED = Duration.ofDays(1);
    private static final Query<Due> DUE = Query.of(Due.class, """
            select file, due_at from file_deletion where due_at <= $1 and (due_at, file) > ($2, $3) order by due_at, file limit $4
            """);
    private static final Query<Long> OVERDUE = Query.of(Long.class, "select count(*) from file_deletion where due_at < $1");
    private static final Change DELETED = Change.of("delete from file_deletion where file = any(cast(string_to_array($1, ',') as uuid[]))");
    private static final Change FORGET = Change.of("delete from evidence where state = 'AWAITED' and recorded_at < $1");
    private static final Query<UUID> UNNAMED = Query.of(UUID.class, """
            select t.id from unnest(cast(string_to_array($1, ',') as uuid[])) as t(id)
             where not exists (select 1 from evidence d where d.file = t.id)
               and not exists (select 1 from upload_piece p where p.file = t.id)
               and not exists (select 1 from file_deletion f where f.file = t.id)
            """);
    private static final Query<Named> NAMED = Query.of(Named.class, """
            (select id as record, file, stored_bytes as bytes from evidence where file > $1 order by file limit $2)
            union all
            (select upload as record, file, stored_bytes as bytes from upload_piece where file > $1 order by file limit $2)
            order by file limit $2
            """);
    private static final Query<UUID> STILL = Query.of(UUID.class, """
            select file from evidence where file = any(cast(string_to_array($1, ',') as uuid[]))
            union all
            select file from upload_piece where file = any(cast(string_to_array($1, ',') as uuid[]))
            """);

    private final TransactionTime time;

    EvidenceRows(TransactionTime time) {
        this.time = time;
    }

    @Override
    @Scoped
    public Uni<List<Due>> due(Actor files, Due after, int limit) {
        return DUE.list(time.now(), after.dueAt(), after.file(), limit);
    }

    @Override
    @Scoped
    public Uni<Long> overdue(Actor files, Duration by) {
        return OVERDUE.one(time.now().minus(by));
    }

    @Override
    @Scoped
    public Uni<Void> deleted(Actor files, Collection<UUID> ids) {
        return DELETED.execute(list(ids)).replaceWithVoid();
    }

    @Override
    @Scoped
    public Uni<Integer> forgetAwaited(Actor files) {
        return FORGET.execute(time.now().minus(AWAITED));
    }

    @Override
    @Scoped
    public Uni<List<UUID>> unnamed(Actor files, Collection<UUID> ids) {
        return UNNAMED.list(list(ids));
    }

    @Override
    @Scoped
    public Uni<List<Named>> named(Actor files, UUID after, int limit) {
        return NAMED.list(after, limit);
    }

    @Override
    @Scoped
    public Uni<List<UUID>> stillNamed(Actor files, Collection<UUID> ids) {
        return STILL.list(list(ids));
    }

    private static String list(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
