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

/// Puts a person on call for a shelter, from one instant until another.
///
/// @param from the start of the shift
/// @param until the end of the shift
/// @param order who is called first: 1, then 2 …; at any time each order has at most one person
/// @param subject the person of the caller's organisation
/// @param called the name to use on the phone
/// @param email the person's address; when omitted, the person gets no mail
/// @param phone the person's number with country code (E.164), for text messages; when omitted, the person gets none
/// @param webhook whether the organisation's own system reaches the person
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

    /// PostgreSQL keeps microseconds; without rounding, a repeated request would look different.
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
