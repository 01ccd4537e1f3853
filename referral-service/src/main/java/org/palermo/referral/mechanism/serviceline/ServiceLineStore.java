package org.palermo.referral.mechanism.serviceline;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.referral.profile.ServiceCategory;

/// Queries for service lines and the history of their states.
@ApplicationScoped
class ServiceLineStore {
    private static final String LINE = """
            select l.id, l.provider, p.name as provider_name, l.country, l.category, l.pillar, l.national,
                   array(select r.region from service_line_region r where r.service_line = l.id order by r.region) as regions,
                   l.in_person, l.phone, l.online, l.transport, l.state, l.reason, l.since,
                   l.helpline_lines, l.helpline_average_wait_seconds, l.helpline_unanswered_share, l.wait_days,
                   l.free_places, l.capacity_stated_on, l.contact,
                   l.public_listing, l.version
              from service_line l join provider p on p.id = l.provider
            """;
    private static final Query<LineRow> PAGE = Query.of(LineRow.class, LINE + """
             where l.country = $1 and ($2 = '' or l.category = $2) and (l.since, l.id) < ($3, $4)
               and (not cast($6 as boolean) or p.closed_at is null and (cast(l.provider as text) = $7
                    or l.country = any(string_to_array($8, ','))
                    or exists (select 1 from service_line_region r where r.service_line = l.id
                      and r.region = any(string_to_array($8, ',')))))
             order by l.since desc, l.id desc limit $5
            """);
    private static final Query<LineRow> OF_ID = Query.of(LineRow.class, LINE + "where l.id = $1");
    private static final Query<LineRow> OF_IDS =
            Query.of(LineRow.class, LINE + "where l.id = any(cast(string_to_array($1, ',') as uuid[]))");
    private static final Query<StateSince> HISTORY = Query.of(StateSince.class, """
            select state, reason, from_at as "from", until_at as until from service_line_state
             where service_line = $1 order by from_at desc
            """);
    private static final Change RECORD = Change.of("""
            with ended as (
                update service_line_state set until_at = $2
                 where service_line = any(cast(string_to_array($1, ',') as uuid[])) and until_at is null
                returning service_line)
            insert into service_line_state (service_line, state, reason, from_at, recorded_by)
            select service_line, $3, $4, $2, $5 from ended
            """);
    private static final Query<UUID> WITHIN = Query.of(UUID.class, """
            select l.id from service_line l join provider p on p.id = l.provider and p.closed_at is null
             where l.id = any(cast(string_to_array($1, ',') as uuid[]))
               and (cast(l.provider as text) = $2 or l.country = any(string_to_array($3, ','))
                    or exists (select 1 from service_line_region r where r.service_line = l.id
                      and r.region = any(string_to_array($3, ','))))
               for key share of p
            """);
    private static final Query<UUID> LISTED_OF = Query.of(UUID.class, "select id from service_line where provider = $1 and public_listing");
    private static final Query<String> COUNTRIES = Query.of(String.class,
            "select distinct country from service_line where id = any(cast(string_to_array($1, ',') as uuid[])) order by country");
    private static final Change ADD_REGIONS = Change.of(
            "insert into service_line_region (service_line, region) select $1, unnest(string_to_array($2, ',')) on conflict do nothing");
    private static final Change ADD_STATE = Change.of(
            "insert into service_line_state (service_line, state, reason, from_at, recorded_by) values ($1, $2, $3, $4, $5)");
    private static final Change KEEP_DESCRIPTION = Change.of("""
            insert into service_line_description (service_line, until_at, pillar, in_person, phone, online, transport, helpline_lines,
                                                  helpline_average_wait_seconds, helpline_unanswered_share, ended_by)
            values ($1, $2, $3, $4, $5, $6, $7, cast(cast($8 as text) as integer), cast(cast($9 as text) as integer),
                    cast(cast($10 as text) as double precision), $11)
            """);
    private static final Query<DescribedRow> DESCRIPTIONS = Query.of(DescribedRow.class, """
            select pillar, in_person, phone, online, transport, helpline_lines, helpline_average_wait_seconds, helpline_unanswered_share,
                   lag(until_at) over (order by until_at nulls last) as from_at, until_at
              from (select pillar, in_person, phone, online, transport, helpline_lines, helpline_average_wait_seconds,
                helpline_unanswered_share,
                           cast(null as timestamptz) as until_at
                      from service_line where id = $1
                    union all
                    select pillar, in_person, phone, online, transport, helpline_lines, helpline_average_wait_seconds,
                      helpline_unanswered_share,
                           until_at
                      from service_line_description where service_line = $1) d
             order by until_at desc nulls first
            """);

    private static final Change KEEP_CONTACT = Change.of(
            "insert into service_line_contact (service_line, until_at, contact, ended_by) values ($1, $2, nullif($3, ''), $4)");
    private static final Change HIDE_ADDRESSES = Change.of("""
            update service_line_contact
               set contact = cast(jsonb_set(cast(contact as jsonb) - 'address', '{addressConfidential}', 'true') as text)
             where service_line = $1 and cast(contact as jsonb) -> 'address' is not null
            """);
    private static final Query<ContactRow> CONTACTS = Query.of(ContactRow.class, """
            select contact, lag(until_at) over (order by until_at nulls last) as from_at, until_at
              from (select contact, cast(null as timestamptz) as until_at from service_line where id = $1
                    union all
                    select contact, until_at from service_line_contact where service_line = $1) c
             order by until_at desc nulls first
            """);

    private final ContactText text;

    ServiceLineStore(ContactText text) {
        this.text = text;
    }

    @RegisterForReflection
    private record ContactRow(String contact, Instant fromAt, Instant untilAt) {
        ContactSince since(ContactText text) {
            return new ContactSince(text.read(contact), fromAt, untilAt);
        }
    }

    @RegisterForReflection
    private record LineRow(
            UUID id, UUID provider, String providerName, String country, ServiceCategory category, Pillar pillar, boolean national,
            List<String> regions, boolean inPerson, boolean phone, boolean online, boolean transport, LineState state, String reason,
            Instant since, Integer helplineLines, Integer helplineAverageWaitSeconds, Double helplineUnansweredShare, Integer waitDays,
            Integer freePlaces, LocalDate capacityStatedOn, String contact, boolean publicListing, int version) {

        ServiceLineView view(ContactText text) {
            return new ServiceLineView(id, provider, providerName, country, category, pillar, national, regions,
                    ServiceLineView.channels(inPerson, phone, online), transport, state, reason, since,
                    ServiceLineView.helpline(helplineLines, helplineAverageWaitSeconds, helplineUnansweredShare),
                    LineCapacity.of(waitDays, freePlaces, capacityStatedOn), text.read(contact), publicListing, version);
        }
    }

    @RegisterForReflection
    private record DescribedRow(
            Pillar pillar, boolean inPerson, boolean phone, boolean online, boolean transport, Integer helplineLines,
            Integer helplineAverageWaitSeconds, Double helplineUnansweredShare, Instant fromAt, Instant untilAt) {

        DescriptionSince description() {
            return new DescriptionSince(pillar, ServiceLineView.channels(inPerson, phone, online), transport,
                    ServiceLineView.helpline(helplineLines, helplineAverageWaitSeconds, helplineUnansweredShare), fromAt, untilAt);
        }
    }

    Uni<ServiceLine> find(UUID id) {
        return Panache.getSession().flatMap(session -> session.find(ServiceLine.class, id));
    }

    /// @param mine only lines that the actor may change
    Uni<List<ServiceLineView>> page(String country, ServiceCategory category, boolean mine, Actor actor, Cursor after, int limit) {
        return PAGE.list(country, category == null ? "" : category.name(), after.at(), after.id(), limit + 1, mine, provider(actor),
                regions(actor)).map(rows -> views(rows));
    }

    Uni<ServiceLineView> view(UUID id) {
        return OF_ID.first(id).map(row -> row.map(found -> found.view(text)).orElse(null));
    }

    Uni<List<ServiceLineView>> views(Collection<UUID> ids) {
        return OF_IDS.list(ids(ids)).map(rows -> views(rows));
    }

    private List<ServiceLineView> views(List<LineRow> rows) {
        return rows.stream().map(row -> row.view(text)).toList();
    }

    Uni<List<StateSince>> history(UUID id) {
        return HISTORY.list(id);
    }

    /// Ends the current states and opens the next, so that a line has exactly one state at any instant. Uses one statement, so that the
    /// served categories are derived once from all changes.
    ///
    /// @param changes all to one state, for one reason, at one instant
    Uni<Void> record(List<ServiceLineChanged> changes, String by) {
        ServiceLineChanged any = changes.getFirst();
        return flush().chain(() -> RECORD.execute(
                        ids(changes.stream().map(ServiceLineChanged::line).toList()), any.at(), any.after(), any.reason(), by))
                .replaceWithVoid();
    }

    Uni<Void> flush() {
        return Panache.getSession().flatMap(session -> session.flush());
    }

    /// The lines of a provider that the public directory was told of.
    Uni<List<UUID>> listedOf(UUID provider) {
        return LISTED_OF.list(provider);
    }

    /// The lines that the actor may change: none of an organisation that is closed. A service provider: those of the actor's organisation.
    /// A regional coordinator or mechanism administrator: those in a region that the actor covers, and national lines of a country that
    /// the actor covers.
    Uni<Set<UUID>> within(Collection<UUID> lines, Actor actor) {
        return WITHIN.list(ids(lines), provider(actor), regions(actor)).map(Set::copyOf);
    }

    /// The organisation whose lines the actor may change; empty when there is none.
    private static String provider(Actor actor) {
        return actor.has(Role.SERVICE_PROVIDER) && actor.agency() != null ? actor.agency().toString() : "";
    }

    /// The regions, or countries, in which the actor may change every line.
    private static String regions(Actor actor) {
        return actor.hasAny(Role.MECHANISM_ADMINISTRATOR, Role.REGIONAL_COORDINATOR) ? String.join(",", actor.regions()) : "";
    }

    /// The countries of these lines, sorted.
    Uni<List<String>> countriesOf(Collection<UUID> lines) {
        return COUNTRIES.list(ids(lines));
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
                .chain(() -> ADD_REGIONS.execute(line.id, String.join(",", regions)))
                .chain(() -> ADD_STATE.execute(line.id, line.state, line.reason, line.since, by))
                .replaceWithVoid();
    }

    /// Stores the description that was replaced.
    Uni<Void> keep(UUID line, DescriptionSince before, String by) {
        ServiceLineView.Helpline helpline = before.helpline() == null ? new ServiceLineView.Helpline(null, null, null) : before.helpline();
        return KEEP_DESCRIPTION.execute(
                        line, before.until(), before.pillar(), before.channels().contains(Channel.IN_PERSON),
                        before.channels().contains(Channel.PHONE), before.channels().contains(Channel.ONLINE), before.transport(),
                        text(helpline.lines()), text(helpline.averageWaitSeconds()), text(helpline.unansweredShare()), by)
                .replaceWithVoid();
    }

    private static String text(Number figure) {
        return figure == null ? null : figure.toString();
    }

    /// The current and the earlier descriptions, current first.
    Uni<List<DescriptionSince>> descriptions(UUID id) {
        return DESCRIPTIONS.list(id).map(rows -> rows.stream().map(DescribedRow::description).toList());
    }

    /// Stores the contact that was replaced.
    ///
    /// @param before null when nothing was said
    Uni<Void> keepContact(UUID line, String before, Instant until, String by) {
        return KEEP_CONTACT.execute(line, until, before == null ? "" : before, by).replaceWithVoid();
    }

    /// The address has become confidential: no earlier contact of the line has it any more.
    Uni<Void> hideAddresses(UUID line) {
        return HIDE_ADDRESSES.execute(line).replaceWithVoid();
    }

    /// The current and the earlier contacts, current first; empty when there is no such line.
    Uni<List<ContactSince>> contacts(UUID id) {
        return CONTACTS.list(id).map(rows -> rows.stream().map(row -> row.since(text)).toList());
    }

    private static String ids(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
