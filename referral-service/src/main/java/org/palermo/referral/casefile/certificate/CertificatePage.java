package org.palermo.referral.casefile.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.territory.Country;

/// A certificate as a page to print, in one of the six languages of the United Nations. It contains no name and nothing about what happened
/// to the person: a finder learns only that a mechanism of the State knows somebody.
final class CertificatePage {
    private static final List<String> LANGUAGES = List.of("en", "fr", "es", "ar", "zh", "ru");
    private static final Map<String, CertificatePage> PAGES = read();
    private static final String HTML = """
            <!doctype html>
            <html lang="%s" dir="%s">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title>
            <style>body{font:14pt/1.5 sans-serif;max-width:34em;margin:2em auto;padding:0 1em}strong{font:bold 18pt/1.6 monospace;direction:ltr;unicode-bidi:isolate}@page{margin:2cm}</style>
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

    private final String language;
    private final Properties words;

    private CertificatePage(String language, Properties words) {
        this.language = language;
        this.words = words;
    }

    /// @param asked the requested language, BCP 47, or null
    /// @param hers the languages that the person reads, the preferred one first
    static CertificatePage of(String asked, List<String> hers) {
        if (asked != null) {
            CertificatePage page = PAGES.get(base(asked));
            if (page == null) {
                throw Problems.invalid("language", "must be one of " + String.join(", ", LANGUAGES));
            }
            return page;
        }
        return hers.stream().map(CertificatePage::base).filter(PAGES::containsKey).findFirst().map(PAGES::get).orElse(PAGES.get("en"));
    }

    private static String base(String language) {
        return language.split("-", 2)[0].toLowerCase(Locale.ROOT);
    }

    String html(CertificateView certificate, Country country) {
        String name = country.names().getOrDefault(language, country.name());
        String issued = LocalDate.ofInstant(certificate.issuedAt(), country.zone()).toString();
        return HTML.formatted(language, language.equals("ar") ? "rtl" : "ltr", word("title"), word("title"), word("carried").replace("{country}", escaped(name)),
                escaped(certificate.reference()), word("ask"), word("issued").replace("{date}", issued), word("lost"));
    }

    private String word(String key) {
        return escaped(words.getProperty(key));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static Map<String, CertificatePage> read() {
        Map<String, CertificatePage> pages = new TreeMap<>();
        LANGUAGES.forEach(language -> pages.put(language, new CertificatePage(language, words(language))));
        return pages;
    }

    private static Properties words(String language) {
        try (InputStream file = CertificatePage.class.getResourceAsStream("/palermo/certificate/" + language + ".properties");
                Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            Properties words = new Properties();
            words.load(text);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("The words of a certificate can't be read", e);
        }
    }
}
