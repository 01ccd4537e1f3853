package org.palermo.pdf;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;

/// Sets a document in every font before the application is ready: the first letter of the day is not the slow one, and an image without a
/// font or without AWT does not start.
@Singleton
class Rehearsal {
    private static final String EVERY_FONT = "<main><h1>A Я ع 介</h1><p>A Я ع 介</p></main>";

    void play(@Observes StartupEvent started, Typesetter typesetter) throws IOException, Unprintable {
        typesetter.set(Page.read(Page.bytes(EVERY_FONT)));
    }
}
