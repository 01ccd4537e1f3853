package org.palermo.referral.people.credential;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.referral.people.identity.IdentityEvent;
import org.palermo.referral.people.identity.RecoveryCodes;

/// Queries for the events of the identity provider.
@ApplicationScoped
class CredentialStore {
    private static final Change BEGIN = Change.of("""
            insert into identity_reading (stream, next_from, began_at) values ($1, 'epoch', $2) on conflict do nothing
            """);
    private static final Query<Reading> READING =
            Query.of(Reading.class, "select next_from, began_at from identity_reading where stream = $1");
    private static final Change MOVE = Change.of("update identity_reading set next_from = $2 where stream = $1 and next_from < $2");
    /// The identity provider keeps events for thirty days. What is older is not read again.
    private static final Change FORGET = Change.of("""
            delete from identity_event where happened_at < (select min(next_from) from identity_reading) - interval '60 days'
            """);
    private static final Query<UUID> TAKEN =
            Query.of(UUID.class, "select id from identity_event where id = any(cast(string_to_array($1, ',') as uuid[]))");
    private static final Change TAKE =
            Change.of("insert into identity_event (id, happened_at) values ($1, $2) on conflict do nothing");
    private static final Query<UUID> AGENCY = Query.of(UUID.class, "select agency from person where id = $1");
    private static final Query<Left> LEFT =
            Query.of(Left.class, "select credential, made_at, codes_left from recovery_codes_left where person = $1");
    private static final Query<String> ALONE = Query.of(String.class,
            "select cast(pg_advisory_xact_lock(hashtextextended('palermo.recovery codes of ' || cast($1 as text), 0)) as text)");
    private static final Change KEEP_LEFT = Change.of("""
            insert into recovery_codes_left (person, credential, made_at, codes_left) values ($1, $2, $3, $4)
            on conflict (person) do update
            set credential = excluded.credential, made_at = excluded.made_at, codes_left = excluded.codes_left
            """);

    private static final Change TO_MAIL = Change.of("""
            insert into recovery_code_mail (event, person, used_at) values ($1, $2, $3) on conflict do nothing
            """);
    /// Several instances send; each takes mails that no other one has begun shortly before.
    private static final Query<CodeUsed> MAILS_TO_SEND = Query.of(CodeUsed.class, """
            update recovery_code_mail set tried_at = $1
             where event in (select event from recovery_code_mail
                              where tried_at is null or tried_at < $2
                              order by used_at
                              limit 50
                                for update skip locked)
            returning event, person, used_at
            """);
    private static final Change MAILED = Change.of("delete from recovery_code_mail where event = $1");
    /// A mail that could not be sent for a week says nothing that helps.
    private static final Change GIVE_UP = Change.of("delete from recovery_code_mail where used_at < $1");

    /// @param event id of the event by which it was seen
    @RegisterForReflection
    record CodeUsed(UUID event, UUID person, Instant usedAt) {}

    /// @param nextFrom from when on events are read next
    @RegisterForReflection
    record Reading(Instant nextFrom, Instant beganAt) {}

    @RegisterForReflection
    record Left(String credential, Instant madeAt, int codesLeft) {

        boolean isOf(RecoveryCodes codes) {
            return credential.equals(codes.list());
        }

        /// Whether the person made these codes before the ones that are known: they were asked for earlier.
        boolean isNewerThan(RecoveryCodes codes) {
            return madeAt.isAfter(codes.madeAt());
        }
    }

    /// @param now real time
    Uni<Reading> reading(EventStream stream, Instant now) {
        return BEGIN.execute(stream, now).chain(() -> READING.one(stream));
    }

    Uni<Void> move(EventStream stream, Instant nextFrom) {
        return MOVE.execute(stream, nextFrom).chain(() -> FORGET.execute()).replaceWithVoid();
    }

    Uni<List<UUID>> taken(Collection<UUID> events) {
        return TAKEN.list(events.stream().map(UUID::toString).collect(Collectors.joining(",")));
    }

    /// @return false when it was taken before
    Uni<Boolean> take(IdentityEvent event) {
        return TAKE.execute(event.id(), event.at()).map(added -> added == 1);
    }

    /// Empty for an account that is not known here.
    Uni<Optional<UUID>> agency(UUID person) {
        return AGENCY.first(person);
    }

    /// What was known last. Others who count the codes of this person wait until the end of the transaction.
    Uni<Optional<Left>> left(UUID person) {
        return ALONE.first(person.toString()).chain(() -> LEFT.first(person));
    }

    Uni<Void> keepLeft(UUID person, RecoveryCodes codes) {
        return KEEP_LEFT.execute(person, codes.list(), codes.madeAt(), codes.left()).replaceWithVoid();
    }

    Uni<Void> toMail(IdentityEvent event) {
        return TO_MAIL.execute(event.id(), event.person(), event.at()).replaceWithVoid();
    }

    /// @param now real time
    /// @param triedBefore mails that an instance began to send after that are left to it
    /// @param usedSince mails about earlier uses are given up
    Uni<List<CodeUsed>> mailsToSend(Instant now, Instant triedBefore, Instant usedSince) {
        return GIVE_UP.execute(usedSince).chain(() -> MAILS_TO_SEND.list(now, triedBefore));
    }

    Uni<Void> mailed(UUID event) {
        return MAILED.execute(event).replaceWithVoid();
    }
}
