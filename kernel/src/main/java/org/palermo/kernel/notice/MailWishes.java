package org.palermo.kernel.notice;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Territory;

/// What people wish for their mails. A wish holds what its person's page of notices depends on; it is read again each time that she
/// looks at that page.
@ApplicationScoped
public class MailWishes {
    private static final int MORNING = 7;
    private static final String RECORD = "mail_wish";
    private static final Query<Said> FIND = Query.of(Said.class,
            "select language, daily, hour, zone from mail_wish where subject = $1 and ended_at is null");
    private static final Query<UUID> SAY = Query.of(UUID.class, """
            insert into mail_wish as w (subject, id, agency, roles, regions, language, daily, hour, zone, changed_at, seen_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
            on conflict (subject) do update
               set agency = excluded.agency, roles = excluded.roles, regions = excluded.regions, language = excluded.language,
                   daily = excluded.daily, hour = excluded.hour, zone = excluded.zone, changed_at = excluded.changed_at,
                   seen_at = excluded.seen_at, ended_at = null
            returning w.id
            """);
    /// The row stays until what is written to be mailed to her was sent.
    private static final Query<UUID> END = Query.of(UUID.class,
            "update mail_wish set ended_at = $2 where subject = $1 and ended_at is null returning id");
    private static final Change CLOSED = Change.of("delete from mail_wish where subject = $1");
    private static final Change LOST = Change.of("""
            update mail_wish set roles = array(select r from unnest(roles) r where r <> all($2)) where subject = $1 and roles && $2
            """);
    private static final Change LOOKED = Change.of("""
            update mail_wish set agency = $2, roles = $3, regions = $4, seen_at = $5
             where subject = $1
               and (seen_at < cast($5 as timestamptz) - interval '1 hour' or agency is distinct from $2 or roles <> $3 or regions <> $4)
            """);

    private final Countries countries;
    private final CurrentOperation operation;

    MailWishes(Countries countries, CurrentOperation operation) {
        this.countries = countries;
        this.operation = operation;
    }

    @RegisterForReflection
    private record Said(String language, boolean daily, int hour, String zone) {
        MailWishView view() {
            return new MailWishView(daily ? MailWish.Delivery.DAILY : MailWish.Delivery.AT_ONCE, language, hour, zone);
        }
    }

    @Scoped
    public Uni<MailWishView> of(Actor actor) {
        return FIND.first(actor.subject()).map(said -> said.map(Said::view)
                .orElseGet(() -> new MailWishView(MailWish.Delivery.LISTS, null, MORNING, zone(actor))));
    }

    @Scoped
    public Uni<MailWishView> say(Actor actor, MailWish wish) {
        if (wish.delivery() == MailWish.Delivery.LISTS) {
            return END.list(actor.subject(), operation.now()).call(ended -> operation.record(actor, "END_MAILS", RECORD, ended))
                    .replaceWith(new MailWishView(wish.delivery(), null, wish.hour(), zone(actor)));
        }
        boolean daily = wish.delivery() == MailWish.Delivery.DAILY;
        return SAY.one(actor.subject(), Ids.next(), actor.agency(), roles(actor), regions(actor), wish.language(), daily, wish.hour(),
                        zone(actor), operation.now())
                .call(id -> operation.record(actor, "CHOOSE_MAILS", RECORD, id))
                .replaceWith(new MailWishView(wish.delivery(), wish.language(), wish.hour(), zone(actor)));
    }

    /// When the person looks at her notices, in the same transaction.
    Uni<Void> looked(Actor actor) {
        return LOOKED.execute(actor.subject(), actor.agency(), roles(actor), regions(actor), operation.now()).replaceWithVoid();
    }

    /// When her account is closed, in the same transaction: nothing more is mailed to her, nor what is written already.
    public Uni<Void> closed(String subject) {
        return CLOSED.execute(subject).replaceWithVoid();
    }

    /// When roles of hers are taken away, in the same transaction: no notice to such a role is mailed to her any more, also none that is
    /// written already.
    public Uni<Void> lost(String subject, Collection<String> roles) {
        return LOST.execute(subject, roles.toArray(String[]::new)).replaceWithVoid();
    }

    private static String[] roles(Actor actor) {
        return actor.roles().stream().sorted().toArray(String[]::new);
    }

    private static String[] regions(Actor actor) {
        return actor.regions().stream().sorted().toArray(String[]::new);
    }

    private String zone(Actor actor) {
        return actor.regions().stream().sorted().map(Territory::countryOf).flatMap(code -> countries.country(code).stream()).findFirst()
                .map(country -> country.zone().getId()).orElse("UTC");
    }
}
