package org.palermo.portal.gateway.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// Which mails a person gets of her notices.
///
/// @param delivery `LISTS`, `AT_ONCE` or `DAILY`
/// @param language of the mails; null with `LISTS`
/// @param hour of the daily mail
/// @param zone of this hour; null in what is sent
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MailWish(String delivery, String language, int hour, String zone) {}
