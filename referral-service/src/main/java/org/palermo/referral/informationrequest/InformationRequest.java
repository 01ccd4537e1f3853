package org.palermo.referral.informationrequest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.referral.casefile.term.DueState;
import org.palermo.referral.casefile.term.Terms;

/// A request for information and its answer, as stored.
///
/// @param question sealed
/// @param answer sealed; null while there is none
@RegisterForReflection
record InformationRequest(
        UUID id, UUID caseFile, String reference, String region, UUID fromAgency, UUID toAgency, byte[] question, Instant askedAt,
        LocalDate dueOn, RequestState state, byte[] answer, Instant endedAt, int version) {

    InformationRequestView view(Optional<DataKey> key, Terms.DueWindow window) {
        return new InformationRequestView(id, caseFile, fromAgency, toAgency, opened(key, "question", question), askedAt, dueOn,
                due(window), state, opened(key, "answer", answer), endedAt, version);
    }

    ReceivedRequestView received(Optional<DataKey> key, Terms.DueWindow window) {
        return new ReceivedRequestView(id, reference, fromAgency, askedAt, dueOn, due(window), state, opened(key, "question", question),
                opened(key, "answer", answer), endedAt, version);
    }

    private DueState due(Terms.DueWindow window) {
        return state == RequestState.OPEN ? window.of(dueOn) : DueState.NONE;
    }

    private String opened(Optional<DataKey> key, String field, byte[] sealed) {
        return key.map(own -> own.open(place(field, id), sealed)).orElse(null);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it was answered or withdrawn
    void requireOpen() {
        if (state != RequestState.OPEN) {
            throw Problems.conflict("information-request", "ended", "The request was already answered or withdrawn.");
        }
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when another organisation asked and the actor is not of the authority
    void requireMayWithdraw(Actor actor) {
        if (!fromAgency.equals(actor.agency()) && !(actor.has(Role.COMPETENT_AUTHORITY) && actor.covers(region))) {
            throw Problems.conflict("information-request", "not-yours", "Another organisation has asked.");
        }
    }

    /// The field name that is authenticated with a sealed value, so that it opens in no other request on the same person.
    static String place(String field, UUID request) {
        return "information." + request + "." + field;
    }
}
