package org.palermo.kernel.notice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How notices are mailed. With neither a directory nor a server they can only be read in the application.
@ConfigMapping(prefix = "palermo.mail")
interface MailConfig {

    /// A folder for mails as files, where there is no mail server.
    Optional<Path> directory();

    /// True to send with the server that `quarkus.mailer` names.
    @WithDefault("false")
    boolean smtp();

    /// The domain of the list addresses: `agency-<id>@domain`, `<role>-<country>@domain`, `<role>-agency-<id>@domain` and, for one
    /// person, `person-<subject>@domain`.
    @WithDefault("palermo.invalid")
    String domain();

    /// The sender's address.
    @WithDefault("no-reply@palermo.invalid")
    String from();

    /// The languages of a mail to a list, one after another, unless the file of its country names some: several people read a list, and may
    /// read different languages. Each of `ar`, `en`, `es`, `fr`, `ru`, `zh` at most once. A text message has the first.
    @WithDefault("en")
    List<String> languages();

    /// How long the mail server may take for one mail.
    @WithDefault("30s")
    Duration deadline();

    /// How often to look for notices that were not mailed yet. Read by the scheduler, which looks once a second.
    @WithDefault("2s")
    Duration every();
}
