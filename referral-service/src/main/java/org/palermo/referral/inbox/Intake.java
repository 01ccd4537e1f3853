package org.palermo.referral.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.util.function.Supplier;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.inbox.Inbox;
import org.palermo.kernel.inbox.IncomingEvent;
import org.palermo.kernel.outbox.ParkedStreams;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.accommodation.AccommodationRequests;
import org.palermo.referral.accommodation.StayChanged;
import org.palermo.referral.accommodation.StayState;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.referral.ReferralReceipt;
import org.palermo.referral.casefile.referral.Referrals;
import org.palermo.referral.team.ReportsTakenUp;

/// Takes events. The content is read and checked before the transaction; the effect and the inbox row are written in one transaction.
@ApplicationScoped
public class Intake {
    private static final Actor INBOX = Actor.system("inbox");

    private final Inbox inbox;
    private final Referrals referrals;
    private final ReportsTakenUp reports;
    private final AccommodationRequests accommodation;
    private final IntakeKeys keys;
    private final Validator validator;
    private final ObjectMapper json;

    @Inject
    Intake self;

    Intake(Inbox inbox, Referrals referrals, ReportsTakenUp reports, AccommodationRequests accommodation, IntakeKeys keys,
            Validator validator, ObjectMapper json) {
        this.inbox = inbox;
        this.referrals = referrals;
        this.reports = reports;
        this.accommodation = accommodation;
        this.keys = keys;
        this.validator = validator;
        this.json = json;
    }

    /// @param sender the client that delivers the event
    Uni<Void> take(IncomingEvent event, String sender) {
        return self.record(INBOX, event, effect(event, sender));
    }

    @Scoped
    Uni<Void> record(Actor system, IncomingEvent event, Supplier<Uni<Void>> effect) {
        return inbox.receive(event, effect);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when the type is unknown or the payload does not have its shape
    private Supplier<Uni<Void>> effect(IncomingEvent event, String sender) {
        return switch (event.type()) {
            case ParkedStreams.SKIPPED -> () -> Uni.createFrom().voidItem();
            case StayChanged.TYPE -> {
                StayChanged told = stay(event.data());
                yield () -> accommodation.take(told);
            }
            default -> {
                SuspectedVictim told = victim(event);
                yield () -> referrals.receive(INBOX, told.report(), told.senderAgency(), told.command())
                        .chain(receipt -> answerLater(told, receipt, sender));
            }
        };
    }

    /// Who sent the report may ask later whether the case was taken up, but not of a person who was reported without her identity.
    private Uni<Void> answerLater(SuspectedVictim told, ReferralReceipt receipt, String sender) {
        return told instanceof SuspectedVictim.Referred && receipt.taken() == CaseFileStage.REFERRED
                ? reports.await(receipt.id(), told.command().region(), receipt.reference(), sender)
                : Uni.createFrom().voidItem();
    }

    private SuspectedVictim victim(IncomingEvent event) {
        SuspectedVictim told = SuspectedVictim.read(event, keys, json);
        if (told.report() == null || told.senderAgency() == null || !validator.validate(told.command()).isEmpty()) {
            throw Problems.unprocessable("event", "data", "The payload lacks something that a referral needs.");
        }
        return told;
    }

    private StayChanged stay(JsonNode data) {
        try {
            StayChanged told = json.treeToValue(data, StayChanged.class);
            if (told != null && validator.validate(told).isEmpty() && told.state() != StayState.EXPIRED) {
                return told;
            }
        } catch (JsonProcessingException e) {
            // The exception's message would repeat what was sent.
        }
        throw Problems.unprocessable("event", "data", "The payload does not have the form of this event.");
    }
}
