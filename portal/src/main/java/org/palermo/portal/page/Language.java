package org.palermo.portal.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The languages of the pages, each with its own name for itself.
public enum Language {
    EN("English", "ltr", "en-GB"),
    FR("Français", "ltr", "fr"),
    ES("Español", "ltr", "es"),
    AR("العربية", "rtl", "ar"),
    RU("Русский", "ltr", "ru"),
    ZH("中文", "ltr", "zh-CN");

    private final String ownName;
    private final String direction;
    private final String dates;

    /// @param dates the locale for the order of day and month; plain `en` would use that of the United States
    Language(String ownName, String direction, String dates) {
        this.ownName = ownName;
        this.direction = direction;
        this.dates = dates;
    }

    /// BCP 47
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String ownName() {
        return ownName;
    }

    /// `ltr` or `rtl`
    public String direction() {
        return direction;
    }

    /// One of the `supportedLocales` of the identity provider's realm.
    public String atProvider() {
        return this == ZH ? dates : tag();
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag());
    }

    public Locale dates() {
        return Locale.forLanguageTag(dates);
    }

    public static Optional<Language> of(String tag) {
        for (Language language : values()) {
            if (language.tag().equals(tag)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /// The language in the address, otherwise the remembered one, otherwise the one that the browser prefers.
    ///
    /// @param asked null or any text
    /// @param remembered null or any text
    /// @param acceptable the languages that the browser accepts, best first
    public static Language of(String asked, String remembered, List<Locale> acceptable) {
        return of(asked).or(() -> of(remembered)).orElseGet(() -> preferred(acceptable));
    }

    private static Language preferred(List<Locale> acceptable) {
        return acceptable.stream().flatMap(l -> of(l.getLanguage()).stream()).findFirst().orElse(EN);
    }
}
