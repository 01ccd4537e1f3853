package org.palermo.kernel.notice;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// Which mails you get.
///
/// @param delivery how you are told by mail
/// @param language of your mails, ISO 639; null with `LISTS`
/// @param hour of the day from which the daily mail is sent
/// @param zone of this hour, such as `Europe/London`
@RegisterForReflection
public record MailWishView(MailWish.Delivery delivery, String language, int hour, String zone) {}
