package org.palermo.referral.mechanism.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.etag.Digests;
import org.palermo.kernel.etag.PublicAnswer;

/// Public figures that caches may keep: current ones for a minute; past ones for a day, since only an import adds lines with a history. Two
/// answers about the current status differ in their instant but mean the same, so the tags are weak.
@ApplicationScoped
class StatusAnswers {
    private static final Duration PRESENT = Duration.ofMinutes(1);
    private static final Duration PAST = Duration.ofDays(1);
    /// After this time, every change has been committed.
    private static final Duration SETTLED = Duration.ofHours(1);

    private final ObjectMapper json;

    StatusAnswers(ObjectMapper json) {
        this.json = json;
    }

    RestResponse<MechanismStatus> of(MechanismStatus status) {
        return PublicAnswer.of(status, tag(status.asOf(Instant.EPOCH)), kept(status.at()));
    }

    RestResponse<MechanismSeries> of(MechanismSeries series) {
        return PublicAnswer.of(series, tag(series), kept(series.points().getLast().at()));
    }

    private static Duration kept(Instant latest) {
        return latest.isBefore(Instant.now().minus(SETTLED)) ? PAST : PRESENT;
    }

    private String tag(Object figures) {
        try {
            return "W/\"" + Digests.of(json.writeValueAsString(figures)) + "\"";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Figures can't be written", e);
        }
    }
}
