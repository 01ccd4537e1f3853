package org.palermo.shelter.oncall;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Somebody is on call for a shelter, from an instant on until another.
///
/// @param from from this instant on
/// @param until from this instant on no more
/// @param order who is called first: 1, then 2 …; one person an order at any time
/// @param subject the person of your organisation
/// @param called what she is called on the phone
/// @param email her address; left out, she is not mailed
/// @param phone her number with country code (E.164), for text messages; left out, she gets none
/// @param webhook whether your organisation's own system reaches her
@RegisterForReflection
public record PutShift(
        @NotNull Instant from,
        @NotNull Instant until,
        @NotNull @Min(1) @Max(9) Integer order,
        @NotNull UUID subject,
        @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*") String called,
        @Size(max = 254) @Pattern(regexp = "[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]{1,64}@[A-Za-z0-9.-]{1,189}") String email,
        @Pattern(regexp = "\\+[1-9][0-9]{6,14}") String phone,
        boolean webhook) {

    /// PostgreSQL keeps microseconds; the same has to be known again.
    public PutShift {
        from = from == null ? null : from.truncatedTo(ChronoUnit.MICROS);
        until = until == null ? null : until.truncatedTo(ChronoUnit.MICROS);
    }

    List<String> channels() {
        List<String> channels = new ArrayList<>();
        if (email != null) {
            channels.add(Channel.EMAIL.name());
        }
        if (phone != null) {
            channels.add(Channel.SMS.name());
        }
        if (webhook) {
            channels.add(Channel.WEBHOOK.name());
        }
        return channels;
    }

    @Override
    public String toString() {
        return "PutShift[secret]";
    }
}
