package org.palermo.referral.digest;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.outbox.Event;
import org.palermo.kernel.outbox.Outbox;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.casefile.term.Terms;

/// Notifies the agencies of a country once a day of what is due. The day, the notices and the events are written in one transaction.
@ApplicationScoped
class CaseDigests {
    private static final String SUBSCRIBER = "digest";
    static final String KIND = "CASES_DUE";

    private final DigestStore store;
    private final DigestConfig config;
    private final Terms terms;
    private final Notices notices;
    private final Outbox outbox;
    private final TransactionTime time;
    private final boolean subscribed;

    CaseDigests(DigestStore store, DigestConfig config, Terms terms, Notices notices, Outbox outbox, TransactionTime time,
            @ConfigProperty(name = "palermo.outbox.subscriber." + SUBSCRIBER + ".url") Optional<URI> subscriber) {
        this.store = store;
        this.config = config;
        this.terms = terms;
        this.notices = notices;
        this.outbox = outbox;
        this.time = time;
        this.subscribed = subscriber.isPresent();
    }

    @Scoped
    Uni<Void> tell(Actor digest, Country country) {
        return DigestDay.at(time.now(), country.zone(), config.after())
                .map(day -> store.enter(country.code(), day, time.now())
                        .flatMap(first -> first ? tell(country, day) : Uni.createFrom().voidItem()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> tell(Country country, LocalDate day) {
        return store.forget(time.now().minus(config.keep()))
                .chain(() -> store.due(country.code(), day, terms.windows(time.now(), country), time.now()))
                .flatMap(agencies -> Multi.createFrom().iterable(agencies).onItem()
                        .transformToUniAndConcatenate(this::tell).collect().last())
                .replaceWithVoid();
    }

    private Uni<Void> tell(DueCases due) {
        return notices.tellAgency(due.agency(), KIND, due.agency(), due.day().toString(), due.lines())
                .chain(() -> subscribed ? outbox.publish(new Event(SUBSCRIBER, due.agency(), DueCases.TYPE, due, true))
                        : Uni.createFrom().voidItem());
    }
}
