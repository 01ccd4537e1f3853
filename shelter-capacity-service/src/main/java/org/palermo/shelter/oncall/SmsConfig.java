package org.palermo.shelter.oncall;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How text messages are sent. Without a gateway and a directory, nobody can be on call by text message.
@ConfigMapping(prefix = "palermo.sms")
interface SmsConfig {

    /// An https URL that takes one `POST` for each message: `{"id": "…", "to": "+44…", "text": "…"}`. Any 2xx means accepted.
    Optional<URI> gateway();

    /// Sent to the gateway as `Authorization: Bearer`.
    Optional<String> token();

    /// A folder that receives messages as files when there is no gateway.
    Optional<Path> directory();

    /// Timeout of one message.
    @WithDefault("10s")
    Duration deadline();
}
