package org.palermo.referral.accommodation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// An event about a request, for the shelter capacity service: codes, numbers and dates. The outbox deletes `Requested` once it is
/// delivered.
sealed interface AccommodationRequestEvent {
    String type();

    @RegisterForReflection
    record Requested(
            UUID request, String reference, UUID caseFile, Purpose purpose, String region, LocalDate from, int nights, int women,
            List<Integer> children, List<Need> needs, List<String> avoidRegions, Instant requestedAt) implements AccommodationRequestEvent {
        @Override
        public String type() {
            return "org.palermo.referral.accommodation-requested";
        }

        static Requested of(AccommodationRequest r, AskedPlace asked) {
            return new Requested(r.id, r.reference, r.caseFile, r.purpose, asked.region(), r.from, r.nights, asked.women(),
                    asked.children(), asked.needs(), asked.avoidRegions(), r.requestedAt);
        }
    }

    @RegisterForReflection
    record Closed(UUID request, UUID caseFile) implements AccommodationRequestEvent {
        @Override
        public String type() {
            return "org.palermo.referral.accommodation-request-closed";
        }
    }
}
