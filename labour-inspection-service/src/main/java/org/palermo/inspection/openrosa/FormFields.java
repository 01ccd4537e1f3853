package org.palermo.inspection.openrosa;

import java.util.List;
import java.util.Map;
import org.palermo.inspection.indicator.Dimension;

/// The names of the form's fields, for who writes the form and who reads what was filled in.
public final class FormFields {
    public static final String FORM = "palermo-visit";
    public static final String VERSION = "2026120101";
    /// Precedes the number of the key in the version of a form with a key.
    public static final String VERSION_OF_KEY = "-k";
    public static final String WORKPLACE = "workplace";
    /// Of the workplace; worked out by the phone, to which it shows what is law there. Nobody reads it.
    public static final String COUNTRY = "country";
    public static final String KIND = "kind";
    public static final String STARTED = "started";
    public static final String ACCESS = "household_access";
    /// How a household was entered, as a group of questions.
    public static final String ENTRY = "entry";
    public static final String CONSENT_BY = "consent_by";
    public static final String CONSENT_FORM = "consent_form";
    public static final String WARRANT_NUMBER = "warrant_number";
    public static final String WARRANT_COURT = "warrant_court";
    public static final String WARRANT_ISSUED = "warrant_issued";
    public static final String WARRANT_SCOPE = "warrant_scope";
    public static final List<String> ENTRY_FIELDS =
            List.of(CONSENT_BY, CONSENT_FORM, WARRANT_NUMBER, WARRANT_COURT, WARRANT_ISSUED, WARRANT_SCOPE);
    public static final String FINDING = "finding";
    public static final String SUBJECT = "subject";
    public static final String WORKERS = "workers";
    public static final String NOTE = "note";
    public static final String PHOTO = "photo";
    /// The violations of a finding, as a group of questions.
    public static final String LAW = "law";
    public static final String VIOLATIONS = "violations";
    public static final String ACTED = "acted_on";
    public static final String AFFECTED = "affected";
    public static final List<String> LAW_FIELDS = List.of(VIOLATIONS, ACTED, AFFECTED);
    /// The indicators of each dimension, as one question with several answers.
    public static final Map<Dimension, String> INDICATORS = Map.of(
            Dimension.DECEPTIVE_RECRUITMENT, "dr", Dimension.COERCIVE_RECRUITMENT, "cr", Dimension.VULNERABILITY_RECRUITMENT, "vr",
            Dimension.EXPLOITATION, "ex", Dimension.COERCION_DESTINATION, "cd", Dimension.VULNERABILITY_DESTINATION, "vd");

    private FormFields() {}
}
