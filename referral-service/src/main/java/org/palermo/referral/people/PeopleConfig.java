package org.palermo.referral.people;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// How the identity provider's accounts are kept.
@ConfigMapping(prefix = "palermo.people")
interface PeopleConfig {

    /// The realm in the identity provider's admin API, inside address: `http://keycloak:8080/auth/admin/realms/palermo`.
    /// Without it accounts can't be kept here.
    Optional<URI> adminUrl();

    /// The realm's token endpoint, inside address.
    Optional<URI> tokenUrl();

    /// The client as whose service account this is done.
    @WithDefault("people-admin")
    String clientId();

    Optional<String> clientSecret();

    /// How somebody who is invited comes to her first password.
    @WithDefault("ONE_TIME_PASSWORD")
    Invitation invitation();

    /// What the gateway proves itself with when it fetches the list of the suspended.
    Optional<String> suspensionsKey();

    /// How long a suspended subject stands on that list after her account was closed: longer than an access token lives.
    @WithDefault("10m")
    Duration listed();

    /// How often to look for decisions that the identity provider has not been told.
    @WithDefault("5s")
    Duration tellAgain();

    /// How often to look for reviews that are overdue.
    @WithDefault("1h")
    Duration remind();

    enum Invitation {
        /// Shown once to who invites, for her to hand over in person; it has to be changed at the first sign-in.
        ONE_TIME_PASSWORD,
        /// The identity provider mails a link that lasts twelve hours; its realm needs a mail server.
        MAIL
    }
}
