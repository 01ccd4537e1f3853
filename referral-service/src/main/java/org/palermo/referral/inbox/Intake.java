package org.palermo.referral.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.inbox.Inbox;
import org.palermo.kernel.inbox.IncomingEvent;
import org.palermo.kernel.outbox.ParkedStreams;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.Referrals;

/// Takes events: what they say is read and checked before the transaction, the effect stands in it with the inbox row.
@ApplicationScoped
public class Intake {
    private static final Actor INBOX = Actor.system("inbox");

    private final Inbox inbox;
    private final Referrals referrals;
    private final IntakeKeys keys;
    private final Validator validator;
    private final ObjectMapper json;

    @Inject
    Intake self;

    Intake(Inbox inbox, Referrals referrals, IntakeKeys keys, Validator validator, ObjectMapper json) {
        this.inbox = inbox;
        this.referrals = referrals;
        this.keys = keys;
        this.validator = validator;
        this.json = json;
    }

    Uni<Void> take(IncomingEvent event) {
        if (event.type().equals(ParkedStreams.SKIPPED)) {
            return self.record(INBOX, event, null);
        }
        SuspectedVictim told = SuspectedVictim.read(event, keys, json);
        if (told.report() == null || told.senderAgency() == null || !validator.validate(told.command()).isEmpty()) {
            throw Problems.unprocessable("event", "data", "The payload lacks something that a referral needs.");
        }
        return self.record(INBOX, event, told);
    }

    @Scoped
    @WithTransaction
    Uni<Void> record(Actor system, IncomingEvent event, SuspectedVictim told) {
        return inbox.receive(event, () -> referrals.receive(system, told.report(), told.senderAgency(), told.command()).replaceWithVoid());
    }
}
