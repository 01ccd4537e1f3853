package org.palermo.referral.mechanism;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.scope.Sql;
import org.palermo.referral.profile.ServiceCategory;

/// Queries for service lines and the history of their states.
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
                        ids(ids))
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

    /// Ends the current states and opens the next, so that a line has exactly one state at any instant. Uses one statement, so that the
    /// served categories are derived once from all changes.
    ///
    /// @param changes all to one state, for one reason, at one instant
    Uni<Void> record(List<ServiceLineChanged> changes, String by) {
        ServiceLineChanged any = changes.getFirst();
        return flush().chain(() -> Sql.execute("""
                        with ended as (
                            update service_line_state set until_at = ?2
                             where service_line = any(cast(string_to_array(?1, ',') as uuid[])) and until_at is null
                            returning service_line)
                        insert into service_line_state (service_line, state, reason, from_at, recorded_by)
                        select service_line, ?3, ?4, ?2, ?5 from ended
                        """,
                        ids(changes.stream().map(ServiceLineChanged::line).toList()), any.at(), any.after().name(), any.reason(), by))
                .replaceWithVoid();
    }

    Uni<Void> flush() {
        return Panache.getSession().flatMap(session -> session.flush());
    }

    /// The lines that the actor may change. A service provider: those of the actor's organisation. A regional coordinator or mechanism
    /// administrator: those in a region that the actor covers, and national lines of a country that the actor covers.
    Uni<Set<UUID>> within(Collection<UUID> lines, Actor actor) {
        String provider = actor.has(Role.SERVICE_PROVIDER) && actor.agency() != null ? actor.agency().toString() : "";
        String regions = actor.hasAny(Role.MECHANISM_ADMINISTRATOR, Role.REGIONAL_COORDINATOR) ? String.join(",", actor.regions()) : "";
        return Sql.list(UUID.class, """
                        select l.id from service_line l
                         where l.id = any(cast(string_to_array(?1, ',') as uuid[]))
                           and (cast(l.provider as text) = ?2 or l.country = any(string_to_array(?3, ','))
                                or exists (select 1 from service_line_region r where r.service_line = l.id and r.region = any(string_to_array(?3, ','))))
                        """, ids(lines), provider, regions)
                .map(Set::copyOf);
    }

    /// The countries of these lines, sorted.
    Uni<List<String>> countriesOf(Collection<UUID> lines) {
        return Sql.list(String.class, "select distinct country from service_line where id = any(cast(string_to_array(?1, ',') as uuid[])) order by country", ids(lines));
    }

    /// Locks lines of a country until the end of the transaction.
    Uni<List<ServiceLine>> lock(String country, Collection<UUID> lines) {
        return Panache.getSession().flatMap(session -> session
                .createSelectionQuery("from ServiceLine l where l.country = ?1 and l.id in ?2 order by l.id", ServiceLine.class)
                .setParameter(1, country).setParameter(2, lines).setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList());
    }

    /// Adds a line with its regions and its first state.
    Uni<Void> add(ServiceLine line, List<String> regions, String by) {
        return Panache.getSession().flatMap(session -> session.persist(line).chain(session::flush))
                .chain(() -> Sql.execute("insert into service_line_region (service_line, region) select ?1, unnest(string_to_array(?2, ',')) on conflict do nothing",
                        line.id, String.join(",", regions)))
                .chain(() -> Sql.execute("insert into service_line_state (service_line, state, reason, from_at, recorded_by) values (?1, ?2, ?3, ?4, ?5)",
                        line.id, line.state.name(), line.reason, line.since, by))
                .replaceWithVoid();
    }

    /// Stores the description that was replaced.
    Uni<Void> keep(UUID line, DescriptionSince before, String by) {
        ServiceLineView.Helpline helpline = before.helpline() == null ? new ServiceLineView.Helpline(null, null, null) : before.helpline();
        return Sql.execute("""
                        insert into service_line_description (service_line, until_at, pillar, in_person, phone, online, transport, helpline_lines,
                                                              helpline_average_wait_seconds, helpline_unanswered_share, ended_by)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, cast(cast(?8 as text) as integer), cast(cast(?9 as text) as integer),
                                cast(cast(?10 as text) as double precision), ?11)
                        """,
                        line, before.until(), before.pillar().name(), before.channels().contains(Channel.IN_PERSON), before.channels().contains(Channel.PHONE),
                        before.channels().contains(Channel.ONLINE), before.transport(), text(helpline.lines()), text(helpline.averageWaitSeconds()),
                        text(helpline.unansweredShare()), by)
                .replaceWithVoid();
    }

    private static String text(Number figure) {
        return figure == null ? null : figure.toString();
    }

    /// The current and the earlier descriptions, current first.
    Uni<List<DescriptionSince>> descriptions(UUID id) {
        return Sql.list(Object[].class, """
                        select pillar, in_person, phone, online, transport, helpline_lines, helpline_average_wait_seconds, helpline_unanswered_share,
                               lag(until_at) over (order by until_at nulls last), until_at
                          from (select pillar, in_person, phone, online, transport, helpline_lines, helpline_average_wait_seconds, helpline_unanswered_share,
                                       cast(null as timestamptz) as until_at
                                  from service_line where id = ?1
                                union all
                                select pillar, in_person, phone, online, transport, helpline_lines, helpline_average_wait_seconds, helpline_unanswered_share, until_at
                                  from service_line_description where service_line = ?1) d
                         order by until_at desc nulls first
                        """, id)
                .map(rows -> rows.stream().map(ServiceLineStore::description).toList());
    }

    private static DescriptionSince description(Object[] r) {
        return new DescriptionSince(Pillar.valueOf((String) r[0]), ServiceLineView.channels((Boolean) r[1], (Boolean) r[2], (Boolean) r[3]), (Boolean) r[4],
                ServiceLineView.helpline((Integer) r[5], (Integer) r[6], (Double) r[7]), (Instant) r[8], (Instant) r[9]);
    }

    private static String ids(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    private static ServiceLineView view(Object[] r) {
        return new ServiceLineView((UUID) r[0], (UUID) r[1], (String) r[2], (String) r[3],
                ServiceCategory.valueOf((String) r[4]), Pillar.valueOf((String) r[5]), (Boolean) r[6],
                r[7] == null ? List.of() : Arrays.asList(((String) r[7]).split(",")),
                ServiceLineView.channels((Boolean) r[8], (Boolean) r[9], (Boolean) r[10]),
                (Boolean) r[11], LineState.valueOf((String) r[12]), (String) r[13], (Instant) r[14],
                ServiceLineView.helpline((Integer) r[15], (Integer) r[16], (Double) r[17]), (Boolean) r[18], (Integer) r[19]);
    }
}
