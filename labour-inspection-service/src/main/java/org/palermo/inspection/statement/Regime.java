package org.palermo.inspection.statement;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// By which country's law a statement is published.
@Schema(name = "StatementRegime")
public enum Regime {
    /// United Kingdom, Modern Slavery Act 2015.
    UK("GB"),
    /// Australia, Modern Slavery Act 2018.
    AU("AU");

    private final String country;

    Regime(String country) {
        this.country = country;
    }

    /// The country of its register, ISO 3166-1 alpha-2.
    String country() {
        return country;
    }
}
