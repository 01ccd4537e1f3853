package org.palermo.kernel.notice;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Which mails a person wants.
///
/// @param delivery how she is told by mail
/// @param language of her mails, ISO 639: `ar`, `en`, `es`, `fr`, `ru` or `zh`
/// @param hour of the day from which the daily mail is sent, in the time zone of her country
@RegisterForReflection
public record MailWish(@NotNull Delivery delivery,
        @NotNull @Pattern(regexp = "ar|en|es|fr|ru|zh") @Schema(enumeration = {"ar", "en", "es", "fr", "ru", "zh"}) String language,
        @Min(0) @Max(23) int hour) {

    /// `LISTS` is no mail of her own, only those to the lists of her organisation and her roles; `AT_ONCE` one mail for each notice;
    /// `DAILY` one mail a day for all.
    @Schema(name = "MailDelivery")
    public enum Delivery { LISTS, AT_ONCE, DAILY }
}
