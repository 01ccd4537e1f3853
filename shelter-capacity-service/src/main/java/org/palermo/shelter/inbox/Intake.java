package org.palermo.shelter.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.inbox.Inbox;
import org.palermo.kernel.inbox.IncomingEvent;
import org.palermo.kernel.outbox.ParkedStreams;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.shelter.casework.CaseEvent;
import org.palermo.shelter.casework.KnownCases;
import org.palermo.shelter.directory.entry.DirectoryListings;
import org.palermo.shelter.directory.entry.ServiceLineChanged;
import org.palermo.shelter.oncall.KnownManagers;
import org.palermo.shelter.oncall.ManagerChanged;
import org.palermo.shelter.placement.CaseProtections;
import org.palermo.shelter.register.ClosedOperators;
import org.palermo.shelter.register.OrganisationStateChanged;
import org.palermo.shelter.request.AccommodationRequests;
import org.palermo.shelter.request.RequestEvent;

/// Receives events. The event is parsed and checked before the transaction; its effect and its inbox row are written in one
/// transaction.
@ApplicationScoped
public class Intake {
    private static final Actor INBOX = Actor.system("inbox");

    private final Inbox inbox;
    private final DirectoryListings directory;
    private final KnownCases cases;
    private final CaseProtections protections;
    private final AccommodationRequests requests;
    private final ClosedOperators operators;
    private final KnownManagers managers;
    private final Payloads payloads;

    @Inject
    Intake self;

    Intake(Inbox inbox, DirectoryListings directory, KnownCases cases, CaseProtections protections, AccommodationRequests requests,
            ClosedOperators operators, KnownManagers managers, Payloads payloads) {
        this.inbox = inbox;
        this.directory = directory;
        this.cases = cases;
        this.protections = protections;
        this.requests = requests;
        this.operators = operators;
        this.managers = managers;
        this.payloads = payloads;
    }

    Uni<Void> take(IncomingEvent event) {
        return self.record(INBOX, event, effect(event));
    }

    @Scoped
    Uni<Void> record(Actor system, IncomingEvent event, Supplier<Uni<Void>> effect) {
        return inbox.receive(event, effect);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when the type is unknown or the payload has the wrong shape
    private Supplier<Uni<Void>> effect(IncomingEvent event) {
        return switch (event.type()) {
            case ParkedStreams.SKIPPED -> () -> Uni.createFrom().voidItem();
            case ServiceLineChanged.TYPE -> {
                ServiceLineChanged told = read(event.data(), ServiceLineChanged.class);
                yield () -> directory.take(told);
            }
            case OrganisationStateChanged.TYPE -> {
                OrganisationStateChanged told = read(event.data(), OrganisationStateChanged.class);
                yield () -> operators.take(told);
            }
            case CaseEvent.CoordinatorAssigned.TYPE -> cases(read(event.data(), CaseEvent.CoordinatorAssigned.class));
            case CaseEvent.CoordinatorEnded.TYPE -> cases(read(event.data(), CaseEvent.CoordinatorEnded.class));
            case CaseEvent.Erased.TYPE -> {
                CaseEvent.Erased told = read(event.data(), CaseEvent.Erased.class);
                yield () -> protections.apply(told.caseFile(), null).chain(() -> cases.take(told));
            }
            case CaseEvent.ProtectionChanged.TYPE -> {
                CaseEvent.ProtectionChanged told = read(event.data(), CaseEvent.ProtectionChanged.class);
                yield () -> cases.take(told).chain(() -> protections.apply(told.caseFile(), told.movableFrom()));
            }
            case RequestEvent.Requested.TYPE -> requests(read(event.data(), RequestEvent.Requested.class));
            case RequestEvent.Closed.TYPE -> requests(read(event.data(), RequestEvent.Closed.class));
            case ManagerChanged.TYPE -> {
                ManagerChanged told = read(event.data(), ManagerChanged.class);
                yield () -> managers.take(told);
            }
            default -> throw Problems.unprocessable("event", "type", "This service does not know that type of event.");
        };
    }

    private Supplier<Uni<Void>> cases(CaseEvent told) {
        return () -> cases.take(told);
    }

    private Supplier<Uni<Void>> requests(RequestEvent told) {
        return () -> requests.take(told);
    }

    private <T> T read(JsonNode data, Class<T> type) {
        return payloads.read(data, type);
    }
}
