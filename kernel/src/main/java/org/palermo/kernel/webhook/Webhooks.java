package org.palermo.kernel.webhook;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.sequencer.Feed;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Webhooks: an organisation registers one, and a mechanism administrator approves it.
@ApplicationScoped
public class Webhooks {
    /// Enough for several systems of one organisation, without multiplying the traffic.
    private static final int MOST = 5;
    private static final String KIND = "webhook";
    private static final Change LOCK = Change.of("select pg_advisory_xact_lock(hashtextextended($1, 0))");
    private static final Query<Long> OPEN = Query.of(Long.class, "select count(*) from webhook where agency = $1 and ended_at is null");
    private static final Change REPLAY = Change.of("""
            update webhook
               set delivered_sequence = least(delivered_sequence, coalesce((
                       select min(s.sequence) - 1
                         from notice n join feed_sequence s on s.feed = 'notices' and s.entry = n.id
                        where n.agency = webhook.agency and n.created_at >= $2), delivered_sequence)),
                   attempts = 0, next_attempt_at = $3, lease = null, leased_until = null
             where id = $1
            """);

    private final WebhookConfig config;
    private final Target target;
    private final DataKeys keys;
    private final Feed feed;
    private final CurrentOperation operation;

    Webhooks(WebhookConfig config, Target target, DataKeys keys, Feed feed, CurrentOperation operation) {
        this.config = config;
        this.target = target;
        this.keys = keys;
        this.feed = feed;
        this.operation = operation;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an invalid address, 409 beyond five
    @Scoped
    public Uni<WebhookView> register(Actor actor, RegisterWebhook command) {
        requirePossible(actor, command);
        return requireRoom(actor)
                .chain(() -> feed.end("notices"))
                .map(end -> Webhook.register(actor, command, end.sequence(), operation.now()))
                .flatMap(hook -> keys.create(hook.id, Purpose.WEBHOOK).map(hook::signWith)
                        .call(secret -> Panache.getSession().flatMap(session -> session.persist(hook).chain(session::flush)))
                        .call(() -> operation.record(actor, "REGISTER", KIND, hook.id))
                        .map(secret -> WebhookView.withSecret(hook, secret)));
    }

    private void requirePossible(Actor actor, RegisterWebhook command) {
        String flaw = target.flaw(command.url());
        if (flaw != null) {
            throw Problems.invalid("url", flaw);
        }
        if (command.kinds() != null && !config.kinds().orElse(Set.of()).containsAll(command.kinds())) {
            throw Problems.invalid("kinds", "must be kinds of notices that organisations get");
        }
        if (!actor.actsIn(command.country())) {
            throw Problems.invalid("country", "must be one that you cover");
        }
    }

    /// Two requests at once wait for each other, so that they can't both take the last allowed place.
    private Uni<Void> requireRoom(Actor actor) {
        return LOCK.execute("webhooks " + actor.agency())
                .chain(() -> OPEN.one(actor.agency()))
                .invoke(open -> {
                    if (open >= MOST) {
                        throw Problems.conflict(KIND, "too-many", "Your organisation has as many webhooks as it may. End one first.");
                    }
                })
                .replaceWithVoid();
    }

    /// For an agency administrator those of the organisation, for a mechanism administrator those of the covered
    /// countries.
    @Scoped
    public Uni<List<WebhookView>> all(Actor actor) {
        return Panache.getSession()
                .flatMap(session -> session.createQuery("""
                                from Webhook w
                                 where w.agency = :agency or (:approves = true and w.country in :countries)
                                 order by w.id desc
                                """, Webhook.class)
                        .setParameter("agency", actor.agency())
                        .setParameter("approves", actor.has(Role.MECHANISM_ADMINISTRATOR))
                        .setParameter("countries", actor.regions())
                        .setMaxResults(200)
                        .getResultList())
                .map(hooks -> hooks.stream().map(WebhookView::of).toList());
    }

    @Scoped
    public Uni<WebhookView> get(Actor actor, UUID id) {
        return find(actor, id, true).map(WebhookView::of);
    }

    @Scoped
    public Uni<WebhookView> approve(Actor actor, UUID id, String ifMatch) {
        return change(actor, id, ifMatch, "APPROVE", true, hook -> hook.approve(actor, operation.now()));
    }

    @Scoped
    public Uni<WebhookView> withdraw(Actor actor, UUID id, String ifMatch) {
        return change(actor, id, ifMatch, "WITHDRAW", false, hook -> hook.withdraw(operation.now()))
                .call(() -> keys.destroy(id, Purpose.WEBHOOK));
    }

    /// A new secret; the previous one also signs for a day, so that the receiver can change over.
    @Scoped
    public Uni<WebhookView> renew(Actor actor, UUID id, String ifMatch) {
        return keys.find(id, Purpose.WEBHOOK).flatMap(key -> {
            String[] secret = new String[1];
            return change(actor, id, ifMatch, "RENEW_SECRET", false, hook -> {
                hook.requireOpen();
                secret[0] = hook.signWith(key.orElseThrow());
            }).chain(() -> find(actor, id, false)).map(hook -> WebhookView.withSecret(hook, secret[0]));
        });
    }

    /// Delivers notices since an instant again.
    @Scoped
    public Uni<WebhookView> replay(Actor actor, UUID id, ReplayWebhook command) {
        return find(actor, id, false)
                .invoke(Webhook::requireOpen)
                .call(hook -> REPLAY.execute(id, command.since(), Instant.now()))
                .call(() -> operation.record(actor, "REPLAY", KIND, id))
                .map(WebhookView::of);
    }

    private Uni<WebhookView> change(Actor actor, UUID id, String ifMatch, String action, boolean asMechanism, Consumer<Webhook> change) {
        return find(actor, id, asMechanism)
                .invoke(hook -> ETags.require(ifMatch, hook.version))
                .invoke(change)
                .call(() -> Panache.getSession().flatMap(session -> session.flush()))
                .call(() -> operation.record(actor, action, KIND, id))
                .map(WebhookView::of);
    }

    private Uni<Webhook> find(Actor actor, UUID id, boolean asMechanism) {
        return Panache.getSession()
                .flatMap(session -> session.find(Webhook.class, id))
                .map(hook -> {
                    if (hook == null || !(mayKeep(actor, hook) || asMechanism && mayApprove(actor, hook))) {
                        throw Problems.notFound();
                    }
                    return hook;
                });
    }

    private static boolean mayKeep(Actor actor, Webhook hook) {
        return actor.has(Role.AGENCY_ADMINISTRATOR) && hook.agency.equals(actor.agency());
    }

    private static boolean mayApprove(Actor actor, Webhook hook) {
        return actor.has(Role.MECHANISM_ADMINISTRATOR) && actor.regions().contains(hook.country);
    }
}
