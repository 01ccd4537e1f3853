package org.palermo.referral.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.inbox.IncomingEvent;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.casefile.Exploitation;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.casefile.indicator.IndicatorList;
import org.palermo.referral.casefile.person.Sex;
import org.palermo.referral.casefile.referral.ReferPerson;

/// A suspected victim reported by labour inspection: a referral, or a notification without identity.
sealed interface SuspectedVictim {
    String REFERRED = "org.palermo.inspection.suspected-victim-referred";
    String NOTIFIED = "org.palermo.inspection.suspected-victim-notified";

    UUID report();

    UUID senderAgency();

    ReferPerson command();

    /// @param indicators codes of the operational indicators that were found; null from a sender that does not tell them. A
    /// code that the published list does not have is left out
    @RegisterForReflection
    record Referred(
            UUID report, String region, AgeGroup ageGroup, Boolean consent, Sex sex, Set<Exploitation> exploitation,
            ReferPerson.Person person, String nationality, List<String> languages, ReferPerson.SafeContact safeContact,
            UUID senderAgency, Instant foundAt, List<String> indicators) implements SuspectedVictim {
        @Override
        public ReferPerson command() {
            return new ReferPerson(region, ageGroup, consent, null, sex, exploitation, nationality, languages, person, safeContact, null,
                    IndicatorList.known(indicators));
        }
    }

    @RegisterForReflection
    record Notified(
            UUID report, String region, LocalDate date, AgeGroup ageGroup, Sex sex, Set<Exploitation> exploitation,
            UUID senderAgency) implements SuspectedVictim {
        @Override
        public ReferPerson command() {
            return new ReferPerson(region, ageGroup, false, null, sex, exploitation, null, null, null, null, null, null);
        }
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when the type is unknown or the payload does not have its shape
    static SuspectedVictim read(IncomingEvent event, IntakeKeys keys, ObjectMapper json) {
        return switch (event.type()) {
            case REFERRED -> read(json, keys.decrypt(event.data().path("jwe").asText()), Referred.class);
            case NOTIFIED -> read(json, event.data(), Notified.class);
            default -> throw Problems.unprocessable("event", "type", "This service does not know that type of event.");
        };
    }

    private static <T> T read(ObjectMapper json, String claims, Class<T> type) {
        try {
            return json.readValue(claims, type);
        } catch (JsonProcessingException e) {
            throw malformed();
        }
    }

    private static <T> T read(ObjectMapper json, JsonNode data, Class<T> type) {
        try {
            return json.treeToValue(data, type);
        } catch (JsonProcessingException e) {
            throw malformed();
        }
    }

    private static RuntimeException malformed() {
        return Problems.unprocessable("event", "data", "The payload does not have the form of this event.");
    }
}
