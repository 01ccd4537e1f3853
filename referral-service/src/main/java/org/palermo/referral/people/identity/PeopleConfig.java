package org.palermo.referral.people.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// How accounts in the identity provider are managed.
@ConfigMapping(prefix = "palermo.people")
public interface PeopleConfig {

    /// The realm in the identity provider's admin API, internal address: `http://keycloak:8080/auth/admin/realms/palermo`. Without it,
    /// accounts cannot be managed here.
    Optional<URI> adminUrl();

    /// The realm's token endpoint, internal address.
    Optional<URI> tokenUrl();

    /// The client whose service account is used.
    @WithDefault("people-admin")
    String clientId();

    Optional<String> clientSecret();

    /// How an invited person gets the first password.
    @WithDefault("ONE_TIME_PASSWORD")
    Invitation invitation();

    /// The secret with which the gateway fetches the list of suspended subjects.
    Optional<String> suspensionsKey();

    /// How long a reinstated subject remains on that list after its account was closed: longer than an access token is valid.
    @WithDefault("10m")
    Duration listed();

    /// How often to retry informing the identity provider of decisions. The scheduler, which looks once a second, reads this too.
    @WithDefault("5s")
    Duration tellAgain();

    /// How often to check for overdue access reviews. Read by the scheduler, which looks once a second.
    @WithDefault("1h")
    Duration remind();

    /// How often to read from the identity provider what people have done with their passwords, second factors and recovery codes. Read by
    /// the scheduler, which looks once a second.
    @WithDefault("30s")
    Duration readEvents();

    enum Invitation {
        /// Shown once to the person who invites, to hand over in person; it must be changed at the first sign-in.
        ONE_TIME_PASSWORD,
        /// The identity provider mails a link that is valid for twelve hours; its realm needs a mail server.
        MAIL
    }
}
