package org.palermo.referral.accommodation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.casefile.VisibleCase;

/// A request for accommodation, for one case.
@Entity
@Table(name = "accommodation_request")
class AccommodationRequest {
    private static final int REFERENCE_BITS = 40;

    @Id
    UUID id;

    String reference;

    @Column(name = "case_file")
    UUID caseFile;

    String country;
    String region;
    UUID agency;
    String subject;

    /// Sealed, see {@link AskedPlace}.
    byte[] asked;

    @Enumerated(EnumType.STRING)
    Purpose purpose;

    @Column(name = "from_night")
    LocalDate from;

    int nights;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Column(name = "closed_at")
    Instant closedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "close_reason")
    CloseReason closeReason;

    @Version
    int version;

    AccommodationRequest() {}

    static AccommodationRequest of(Actor actor, VisibleCase file, RequestAccommodation command, Instant now) {
        AccommodationRequest request = new AccommodationRequest();
        request.id = Ids.next();
        request.reference = Reference.random(REFERENCE_BITS);
        request.caseFile = file.id();
        request.country = file.country();
        request.region = file.region();
        request.agency = actor.agency();
        request.subject = actor.subject();
        request.purpose = command.purpose();
        request.from = command.from();
        request.nights = command.nights();
        request.requestedAt = now;
        return request;
    }

    /// The field name that is authenticated with the sealed part of the request.
    String sealedPlace() {
        return "accommodation." + id + ".asked";
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it is already closed
    void close(CloseReason reason, Instant now) {
        if (closedAt != null) {
            throw Problems.conflict("accommodation", "closed", "The request is already closed.");
        }
        closedAt = now;
        closeReason = reason;
    }
}
