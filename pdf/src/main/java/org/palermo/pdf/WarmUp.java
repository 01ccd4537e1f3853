package org.palermo.pdf;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;

/// Sets a document in every font before the application is ready. So the first document of a user is not slow, and an image without a font
/// or without AWT does not start.
@Singleton
class WarmUp {
    private static final String EVERY_FONT = "<main><h1>A Я ع 介</h1><p>A Я ع 介</p></main>";

    void run(@Observes StartupEvent started, Typesetter typesetter) throws IOException, Unprintable {
        typesetter.set(Page.read(Page.bytes(EVERY_FONT)));
    }
}
