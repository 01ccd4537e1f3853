package org.palermo.portal.gateway.notice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A service that sends notices.
public enum NoticeSource {
    NRM, SHELTER, INSPECTION;

    /// As in the paths of the API.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<NoticeSource> of(String code) {
        return Arrays.stream(values()).filter(source -> source.code().equals(code)).findFirst();
    }
}
