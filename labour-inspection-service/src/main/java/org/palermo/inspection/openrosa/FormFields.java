package org.palermo.inspection.openrosa;

import java.util.List;
import java.util.Map;
import org.palermo.inspection.indicator.Dimension;

/// The names of the form's fields, for who writes the form and who reads what was filled in.
final class FormFields {
    static final String FORM = "palermo-visit";
    static final String VERSION = "2026113003";
    /// Precedes the number of the key in the version of a form with a key.
    static final String VERSION_OF_KEY = "-k";
    static final String WORKPLACE = "workplace";
    /// Of the workplace; worked out by the phone, to which it shows what is law there. Nobody reads it.
    static final String COUNTRY = "country";
    static final String KIND = "kind";
    static final String STARTED = "started";
    static final String ACCESS = "household_access";
    /// How a household was entered, as a group of questions.
    static final String ENTRY = "entry";
    static final String CONSENT_BY = "consent_by";
    static final String CONSENT_FORM = "consent_form";
    static final String WARRANT_NUMBER = "warrant_number";
    static final String WARRANT_COURT = "warrant_court";
    static final String WARRANT_ISSUED = "warrant_issued";
    static final String WARRANT_SCOPE = "warrant_scope";
    static final List<String> ENTRY_FIELDS =
            List.of(CONSENT_BY, CONSENT_FORM, WARRANT_NUMBER, WARRANT_COURT, WARRANT_ISSUED, WARRANT_SCOPE);
    static final String FINDING = "finding";
    static final String SUBJECT = "subject";
    static final String WORKERS = "workers";
    static final String NOTE = "note";
    static final String PHOTO = "photo";
    /// The violations of a finding, as a group of questions.
    static final String LAW = "law";
    static final String VIOLATIONS = "violations";
    static final String ACTED = "acted_on";
    static final String AFFECTED = "affected";
    static final List<String> LAW_FIELDS = List.of(VIOLATIONS, ACTED, AFFECTED);
    /// The indicators of each dimension, as one question with several answers.
    static final Map<Dimension, String> INDICATORS = Map.of(
            Dimension.DECEPTIVE_RECRUITMENT, "dr", Dimension.COERCIVE_RECRUITMENT, "cr", Dimension.VULNERABILITY_RECRUITMENT, "vr",
            Dimension.EXPLOITATION, "ex", Dimension.COERCION_DESTINATION, "cd", Dimension.VULNERABILITY_DESTINATION, "vd");

    private FormFields() {}
}
