package org.palermo.referral.casefile.certificate;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.text.PageWords;

/// A certificate as a page to print, in one of the six languages of the United Nations. It contains no name and nothing about what happened
/// to the person: a finder learns only that a mechanism of the State knows somebody.
final class CertificatePage {
    private static final Map<String, PageWords> WORDS = PageWords.in("palermo/certificate");
    private static final String HTML = """
            <!doctype html>
            <html lang="%s" dir="%s">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title>
            <style>body{font:14pt/1.5 sans-serif;max-width:34em;margin:2em auto;padding:0 1em}strong{font:bold 18pt/1.6 \
            monospace;direction:ltr;unicode-bidi:isolate}@page{margin:2cm}</style>
            </head>
            <body>
            <main>
            <h1>%s</h1>
            <p>%s</p>
            <p><strong>%s</strong></p>
            <p>%s</p>
            <p>%s</p>
            <p>%s</p>
            </main>
            </body>
            </html>
            """;

    private final PageWords words;

    private CertificatePage(PageWords words) {
        this.words = words;
    }

    /// @param asked the requested language, BCP 47, or null
    /// @param hers the languages that the person reads, the preferred one first
    static CertificatePage of(String asked, List<String> hers) {
        return new CertificatePage(WORDS.get(asked == null ? PageWords.firstOf(hers) : PageWords.required(asked)));
    }

    String html(CertificateView certificate, Country country) {
        String name = country.nameIn(words.language());
        String issued = LocalDate.ofInstant(certificate.issuedAt(), country.zone()).toString();
        return HTML.formatted(words.language(), words.direction(), words.word("title"), words.word("title"),
                words.word("carried").replace("{country}", PageWords.escaped(name)), PageWords.escaped(certificate.reference()),
                words.word("ask"), words.word("issued").replace("{date}", issued), words.word("lost"));
    }
}
