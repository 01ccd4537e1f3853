package org.palermo.referral.mechanism;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.scope.Sql;
import org.palermo.referral.profile.ServiceCategory;

/// Queries over service lines and the history of their states.
@ApplicationScoped
class ServiceLineStore {
    private static final String VIEW = """
            select l.id, l.provider, p.name, l.country, l.category, l.pillar, l.national,
                   (select string_agg(r.region, ',' order by r.region) from service_line_region r where r.service_line = l.id),
                   l.in_person, l.phone, l.online, l.transport, l.state, l.reason, l.since,
                   l.helpline_lines, l.helpline_average_wait_seconds, l.helpline_unanswered_share, l.public_listing, l.version
              from service_line l join provider p on p.id = l.provider
            """;

    Uni<ServiceLine> find(UUID id) {
        return Panache.getSession().flatMap(session -> session.find(ServiceLine.class, id));
    }

    /// The best state of each category by region, and once more (region null) for the national lines that reach every
    /// region: remote ones, and accommodation with transport.
    Uni<List<ServedCategory>> served(String country, Instant at) {
        return Sql.list(Object[].class, """
                        select r.region, l.category,
                               max(case s.state when 'OPERATIONAL' then 2 when 'PARTIAL' then 1 else 0 end)
                          from service_line l
                          join service_line_state s on s.service_line = l.id
                           and s.from_at <= ?2 and (s.until_at is null or s.until_at > ?2)
                          left join service_line_region r on r.service_line = l.id and not l.national
                         where l.country = ?1
                           and (not l.national or l.phone or l.online or (l.category = 'ACCOMMODATION' and l.transport))
                         group by r.region, l.category
                        """,
                        country, at)
                .map(rows -> rows.stream()
                        .map(r -> new ServedCategory((String) r[0], ServiceCategory.valueOf((String) r[1]),
                                CategoryState.values()[((Number) r[2]).intValue()]))
                        .toList());
    }

    Uni<List<ServiceLineView>> page(String country, ServiceCategory category, Cursor after, int limit) {
        return Sql.list(Object[].class, VIEW + """
                         where l.country = ?1 and (?2 = '' or l.category = ?2) and (l.since, l.id) < (?3, ?4)
                         order by l.since desc, l.id desc limit ?5
                        """,
                        country, category == null ? "" : category.name(), after.at(), after.id(), limit + 1)
                .map(rows -> rows.stream().map(ServiceLineStore::view).toList());
    }

    Uni<ServiceLineView> view(UUID id) {
        return Sql.first(Object[].class, VIEW + " where l.id = ?1", id)
                .map(row -> row.map(ServiceLineStore::view).orElse(null));
    }

    Uni<List<ServiceLineView>> views(Collection<UUID> ids) {
        return Sql.list(Object[].class, VIEW + " where l.id = any(cast(string_to_array(?1, ',') as uuid[]))",
                        ids.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .map(rows -> rows.stream().map(ServiceLineStore::view).toList());
    }

    Uni<List<StateSince>> history(UUID id) {
        return Sql.list(Object[].class, """
                        select state, reason, from_at, until_at from service_line_state
                         where service_line = ?1 order by from_at desc
                        """, id)
                .map(rows -> rows.stream()
                        .map(r -> new StateSince(LineState.valueOf((String) r[0]), (String) r[1], (Instant) r[2], (Instant) r[3]))
                        .toList());
    }

    /// Ends the present state and opens the next, so that exactly one holds at any instant.
    Uni<Void> record(ServiceLineChanged change, String by) {
        return Sql.execute("update service_line_state set until_at = ?2 where service_line = ?1 and until_at is null",
                        change.line(), change.at())
                .chain(() -> Sql.execute("""
                        insert into service_line_state (service_line, state, reason, from_at, recorded_by) values (?1, ?2, ?3, ?4, ?5)
                        """,
                        change.line(), change.after().name(), change.reason(), change.at(), by))
                .replaceWithVoid();
    }

    Uni<Void> flush() {
        return Panache.getSession().flatMap(session -> session.flush());
    }

    /// True when the line stands in one of the regions, or is national in a country among them.
    Uni<Boolean> isWithin(UUID id, Set<String> regions) {
        return Sql.first(Boolean.class, """
                        select exists (select 1 from service_line l where l.id = ?1 and l.country = any(string_to_array(?2, ',')))
                            or exists (select 1 from service_line_region r where r.service_line = ?1 and r.region = any(string_to_array(?2, ',')))
                        """, id, String.join(",", regions))
                .map(found -> found.orElse(false));
    }

    private static ServiceLineView view(Object[] r) {
        return new ServiceLineView((UUID) r[0], (UUID) r[1], (String) r[2], (String) r[3],
                ServiceCategory.valueOf((String) r[4]), Pillar.valueOf((String) r[5]), (Boolean) r[6],
                r[7] == null ? List.of() : Arrays.asList(((String) r[7]).split(",")),
                ServiceLineView.channels((Boolean) r[8], (Boolean) r[9], (Boolean) r[10]),
                (Boolean) r[11], LineState.valueOf((String) r[12]), (String) r[13], (Instant) r[14],
                helpline((Integer) r[15], (Integer) r[16], (Double) r[17]), (Boolean) r[18], (Integer) r[19]);
    }

    private static ServiceLineView.Helpline helpline(Integer lines, Integer wait, Double unanswered) {
        return lines == null && wait == null && unanswered == null ? null : new ServiceLineView.Helpline(lines, wait, unanswered);
    }
}
