package org.palermo.portal.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.core.Vertx;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A portal without an application that makes PDF files.
class SavedPagesOffTest {

    @Test
    void no_page_has_a_link_to_a_file() {
        Vertx vertx = Vertx.vertx();
        try {
            SavedPages off = new SavedPages(new PdfClient(vertx, Optional.empty()), null, null, null, null);
            assertThat(off.isOffered()).isFalse();
            assertThat(off.offers("/portal/desk/cases/x/copy")).isFalse();
            assertThat(off.tools("/portal/desk/cases/x/certificates/y/page")).isEmpty();
            SavedPages on = new SavedPages(new PdfClient(vertx, Optional.of("http://127.0.0.1:1/")), null, null, null, null);
            assertThat(on.offers("/portal/desk/cases/x/copy")).isTrue();
            assertThat(on.offers("/portal/desk/cases/x")).isFalse();
        } finally {
            vertx.closeAndAwait();
        }
    }
}
