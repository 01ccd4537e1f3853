package org.palermo.shelter.oncall;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How text messages leave. With neither a gateway nor a directory nobody can be on call by one.
@ConfigMapping(prefix = "palermo.sms")
interface SmsConfig {

    /// An https URL that takes one `POST` a message: `{"id": "…", "to": "+44…", "text": "…"}`. Any 2xx is taken.
    Optional<URI> gateway();

    /// Sent to the gateway as `Authorization: Bearer`.
    Optional<String> token();

    /// A folder that takes messages as files, where there is no gateway.
    Optional<Path> directory();

    /// For one message.
    @WithDefault("10s")
    Duration deadline();
}
